import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.ts';
import { wasmModuleFile, wasmModuleText } from './lib/wasm.ts';

// Builds the curve's WebAssembly module from packages/protocol/wasm and writes it where the protocol package takes it
// from. `npm run generate` does this too, and its --check compares what stands there with a fresh build.
writeFileSync(join(root, wasmModuleFile), wasmModuleText());
console.log(`${wasmModuleFile} is built.`);
