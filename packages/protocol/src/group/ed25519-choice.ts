import { createEd25519WasmGroup } from './ed25519-wasm/group.ts';

let onlyReference = false;

/** Keeps to the reference from now on, for tests; call it before anything else of the package. */
export function useEd25519Reference(): void {
  onlyReference = true;
}

/** The group on the WebAssembly module, `undefined` where the reference must do. */
export function fastEd25519Group(): ReturnType<typeof createEd25519WasmGroup> {
  return onlyReference ? undefined : createEd25519WasmGroup();
}
