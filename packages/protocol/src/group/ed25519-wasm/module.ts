import { base64 } from '../../generated/edwards25519.ts';

/** What the module of packages/protocol/wasm exports; its source documents each. */
export interface CurveModule {
  readonly memory: WebAssembly.Memory;
  readonly BATCH: WebAssembly.Global<'i32'>;
  readonly EXPONENTS: WebAssembly.Global<'i32'>;
  readonly points: WebAssembly.Global<'i32'>;
  readonly bytes: WebAssembly.Global<'i32'>;
  readonly scalars: WebAssembly.Global<'i32'>;
  readonly addPoints: () => void;
  readonly negatePoint: () => void;
  readonly samePoint: () => number;
  readonly decode: () => number;
  readonly encode: (count: number) => void;
  readonly buildSecretTable: (table: number) => void;
  readonly buildPublicTable: (table: number) => void;
  readonly secretPower: (table: number) => void;
  readonly publicPower: (table: number) => void;
  readonly secretPowerOfPoint: () => void;
  readonly powers: (count: number) => number;
  // The field's operations, for tests.
  readonly add: (out: number, left: number, right: number) => void;
  readonly subtract: (out: number, left: number, right: number) => void;
  readonly subtractWide: (out: number, left: number, right: number) => void;
  readonly carry: (out: number, element: number) => void;
  readonly multiply: (out: number, left: number, right: number) => void;
  readonly square: (out: number, element: number) => void;
  readonly toBytes: (out: number, element: number) => void;
  readonly unpack: (out: number, bytes: number) => void;
}

const globals = ['BATCH', 'EXPONENTS', 'points', 'bytes', 'scalars'];
const functions = [
  ...['addPoints', 'negatePoint', 'samePoint', 'decode', 'encode', 'buildSecretTable', 'buildPublicTable'],
  ...['secretPower', 'publicPower', 'secretPowerOfPoint', 'powers', 'add', 'subtract', 'subtractWide'],
  ...['carry', 'multiply', 'square', 'toBytes', 'unpack'],
];

function isCurveModule(exports: WebAssembly.Exports): exports is WebAssembly.Exports & CurveModule {
  return (
    exports.memory instanceof WebAssembly.Memory &&
    globals.every((name) => exports[name] instanceof WebAssembly.Global) &&
    functions.every((name) => typeof exports[name] === 'function')
  );
}

/** The bytes of the module. */
export function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * A new instance of the module, `undefined` where WebAssembly does not exist or a content security policy (one without
 * 'wasm-unsafe-eval') refuses to compile it.
 */
export function instantiateCurve(): CurveModule | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
    return isCurveModule(exports) ? exports : undefined;
  } catch (error) {
    // A refusal by policy and an engine that can not do it both mean that the reference must do the work.
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return undefined;
    throw error;
  }
}
