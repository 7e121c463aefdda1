import { ed25519 } from '@noble/curves/ed25519.js';
import { type FixedBase, type Group } from '../group.ts';
import { hexOfReversed, writeReversedHex } from './hex.ts';
import { type CurveModule, instantiateCurve } from './module.ts';
import { TableSlots } from './table-slots.ts';

/** A point outside the module: the 36 words of its extended coordinates. Never changed once it is made. */
export type PointWords = Uint32Array<ArrayBuffer>;

const WORDS = 36;
const POINT_BYTES = 4 * WORDS;
const ENCODED = 32;

/** Tables for secret exponents take 48 KiB, those for public ones 384 KiB: the generator's and those of 16 keys. */
const MOST_TABLES = 17;
const SECRET_PAGES = 1;
const PUBLIC_PAGES = 6;

/** Calls the module: every value goes through its fixed places, and points come out as copies. */
class Curve {
  readonly #module: CurveModule;
  readonly #points: number;
  readonly #bytes: number;
  readonly #scalars: number;
  readonly #batch: number;
  readonly #mostExponents: number;
  readonly #secretTables: TableSlots;
  readonly #publicTables: TableSlots;
  #words: Uint32Array;
  #octets: Uint8Array;
  #view: DataView;

  constructor(module: CurveModule) {
    this.#module = module;
    this.#points = module.points.value;
    this.#bytes = module.bytes.value;
    this.#scalars = module.scalars.value;
    this.#batch = module.BATCH.value;
    this.#mostExponents = module.EXPONENTS.value;
    this.#secretTables = new TableSlots(module.memory, SECRET_PAGES, MOST_TABLES);
    this.#publicTables = new TableSlots(module.memory, PUBLIC_PAGES, MOST_TABLES);
    this.#words = new Uint32Array(module.memory.buffer);
    this.#octets = new Uint8Array(module.memory.buffer);
    this.#view = new DataView(module.memory.buffer);
  }

  multiply(left: PointWords, right: PointWords): PointWords {
    this.#put(0, left);
    this.#put(1, right);
    this.#module.addPoints();
    return this.#take(0);
  }

  invert(point: PointWords): PointWords {
    this.#put(0, point);
    this.#module.negatePoint();
    return this.#take(0);
  }

  equals(left: PointWords, right: PointWords): boolean {
    this.#put(0, left);
    this.#put(1, right);
    return this.#module.samePoint() === 1;
  }

  fixedBase(point: PointWords): FixedBase<PointWords> {
    const build = (fill: (address: number) => void) => (address: number) => {
      // A new place has made the memory grow, which takes the old views away.
      this.#words = new Uint32Array(this.#module.memory.buffer);
      this.#octets = new Uint8Array(this.#module.memory.buffer);
      this.#view = new DataView(this.#module.memory.buffer);
      this.#put(0, point);
      fill(address);
    };
    const buildSecret = build(this.#module.buildSecretTable);
    const buildPublic = build(this.#module.buildPublicTable);
    return {
      power: (exponent) => {
        const table = this.#secretTables.addressOf(point, buildSecret);
        this.#putScalar(0, exponent);
        this.#module.secretPower(table);
        return this.#take(0);
      },
      powerPublic: (exponent) => {
        const table = this.#publicTables.addressOf(point, buildPublic);
        this.#putScalar(0, exponent);
        this.#module.publicPower(table);
        return this.#take(0);
      },
    };
  }

  power(point: PointWords, exponent: bigint): PointWords {
    this.#put(0, point);
    this.#putScalar(0, exponent);
    this.#module.secretPowerOfPoint();
    return this.#take(0);
  }

  powers(point: PointWords, exponents: readonly bigint[]): readonly PointWords[] {
    const results: PointWords[] = [];
    for (let start = 0; start < exponents.length; start += this.#mostExponents) {
      this.#powersTo(results, point, exponents.slice(start, start + this.#mostExponents));
    }
    return results;
  }

  memberPowers(
    point: PointWords,
    exponents: readonly bigint[],
    order: bigint,
  ): readonly PointWords[] | undefined {
    const results: PointWords[] = [];
    const first = exponents.slice(0, this.#mostExponents - 1);
    if (!this.#powersTo(results, point, [order, ...first])) return undefined;
    const [, ...powers] = results;
    const rest = exponents.slice(first.length);
    return rest.length === 0 ? powers : [...powers, ...this.powers(point, rest)];
  }

  decode(text: string): PointWords | undefined {
    writeReversedHex(text, this.#octets, this.#bytes);
    return this.#module.decode() === 1 ? this.#take(0) : undefined;
  }

  encode(points: readonly PointWords[]): readonly string[] {
    const texts: string[] = [];
    for (let start = 0; start < points.length; start += this.#batch) {
      const batch = points.slice(start, start + this.#batch);
      batch.forEach((point, index) => {
        this.#put(index, point);
      });
      this.#module.encode(batch.length);
      texts.push(...hexOfReversed(this.#octets, this.#bytes, batch.length));
    }
    return texts;
  }

  /** Appends powers; whether the first of them is the identity. */
  #powersTo(results: PointWords[], point: PointWords, exponents: readonly bigint[]): boolean {
    this.#put(0, point);
    exponents.forEach((exponent, index) => {
      this.#putScalar(index, exponent);
    });
    const firstIsIdentity = this.#module.powers(exponents.length) === 1;
    exponents.forEach((_, index) => results.push(this.#take(index)));
    return firstIsIdentity;
  }

  #put(index: number, point: PointWords): void {
    const words = this.#words;
    const start = (this.#points + index * POINT_BYTES) / 4;
    // Faster than `set`, which needs about as long for any few words.
    for (let at = 0; at < WORDS; at += 1) words[start + at] = point[at] ?? 0;
  }

  #take(index: number): PointWords {
    const start = (this.#points + index * POINT_BYTES) / 4;
    const words = new Uint32Array(WORDS);
    for (let at = 0; at < WORDS; at += 1) words[at] = this.#words[start + at] ?? 0;
    return words;
  }

  #putScalar(index: number, scalar: bigint): void {
    const start = this.#scalars + index * ENCODED;
    // `setBigUint64` takes the lowest 64 bits.
    this.#view.setBigUint64(start, scalar, true);
    this.#view.setBigUint64(start + 8, scalar >> 64n, true);
    this.#view.setBigUint64(start + 16, scalar >> 128n, true);
    this.#view.setBigUint64(start + 24, scalar >> 192n, true);
  }
}

/**
 * The group of `ed25519Group` (which is its reference) on the WebAssembly module; `undefined` where that can not be
 * had. Elements of the two are not interchangeable; their texts are the same.
 */
export function createEd25519WasmGroup(): Group<PointWords> | undefined {
  const module = instantiateCurve();
  if (module === undefined) return undefined;
  const curve = new Curve(module);
  const order = ed25519.Point.Fn.ORDER;
  const constant = (text: string): PointWords => {
    const point = curve.decode(text);
    if (point === undefined) throw new Error('The WebAssembly module can not decode a constant');
    return point;
  };
  return {
    name: 'Ed25519',
    order,
    identity: constant('1'.padStart(64, '0')),
    generator: constant('58'.padStart(64, '6')),
    multiply: (left, right) => curve.multiply(left, right),
    invert: (point) => curve.invert(point),
    equals: (left, right) => curve.equals(left, right),
    fixedBase: (point) => curve.fixedBase(point),
    power: (point, exponent) => curve.power(point, exponent),
    powers: (point, exponents) => curve.powers(point, exponents),
    memberPowers: (point, exponents) => curve.memberPowers(point, exponents, order),
    hasForm: (text) => /^[0-9a-f]{64}$/.test(text),
    decode: (text) => curve.decode(text),
    encode: (points) => curve.encode(points),
  };
}
