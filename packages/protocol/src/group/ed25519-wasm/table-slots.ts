import { type CurveMemory } from './module.ts';

/** Bytes of a page of WebAssembly memory. */
const PAGE = 65536;

/**
 * Places for tables in a module's memory: as many as `most`, each of some pages. When all are taken, the table that was
 * not used for longest gives way, and is built again should its owner come back.
 */
export class TableSlots {
  readonly #memory: CurveMemory;
  readonly #pages: number;
  readonly #most: number;
  /** Addresses by owner, the one used last at the end. */
  readonly #addresses = new Map<object, number>();

  constructor(memory: CurveMemory, pages: number, most: number) {
    this.#memory = memory;
    this.#pages = pages;
    this.#most = most;
  }

  /** The address of the owner's table; `build` fills it in where it is not there. */
  addressOf(owner: object, build: (address: number) => void): number {
    const known = this.#addresses.get(owner);
    if (known !== undefined) {
      this.#addresses.delete(owner);
      this.#addresses.set(owner, known);
      return known;
    }
    const address = this.#free();
    build(address);
    this.#addresses.set(owner, address);
    return address;
  }

  #free(): number {
    const oldest = this.#addresses.entries().next();
    if (this.#addresses.size < this.#most || oldest.done === true) {
      return this.#memory.grow(this.#pages) * PAGE;
    }
    const [owner, address] = oldest.value;
    this.#addresses.delete(owner);
    return address;
  }
}
