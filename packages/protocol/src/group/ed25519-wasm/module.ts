import { base64 } from '../../generated/edwards25519.ts';

/** The memory of an instance. */
export interface CurveMemory {
  /** Replaced by another each time that the memory grows. */
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; the number of pages before. */
  readonly grow: (pages: number) => number;
}

interface Constant {
  readonly value: number;
}

/** What the module of packages/protocol/wasm exports; its source documents each. */
export interface CurveModule {
  readonly memory: CurveMemory;
  readonly BATCH: Constant;
  readonly EXPONENTS: Constant;
  readonly points: Constant;
  readonly bytes: Constant;
  readonly scalars: Constant;
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

interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly CompileError: new () => Error;
  readonly LinkError: new () => Error;
}

/** The part of the engine that is used here. Programs that import us may be written for no DOM, which would declare it. */
declare const WebAssembly: Engine | undefined;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isCurveModule(exports: object): exports is CurveModule {
  const known = new Map<string, unknown>(Object.entries(exports));
  const memory = known.get('memory');
  return (
    isObject(memory) &&
    'grow' in memory &&
    globals.map((name) => known.get(name)).every((value) => isObject(value) && 'value' in value) &&
    functions.every((name) => typeof known.get(name) === 'function')
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
