import { minutesAfter, type Clock } from '../clock.ts';

/** Something that was made, and a tag that is another one whenever the content is. */
export interface Made<Value> {
  readonly value: Value;
  readonly tag: string;
}

/**
 * What has this name: made anew when its state is not the one that it was made in last. Whoever asks meanwhile waits for the
 * same one. What fails is not remembered.
 */
export type Recall<Value> = (
  name: string,
  state: string,
  make: () => Promise<Made<Value>>,
) => Promise<Made<Value>>;

/** How much is remembered, in bytes. */
export interface MemoryLimits<Value> {
  /** Beyond it what was made first is forgotten; what is larger by itself is not kept. */
  readonly most: number;
  readonly sizeOf: (value: Value) => number;
}

/** Minutes after which it is made anew in any case: what changed against all rules is then seen, too. */
const longest = 1;

/** A memory for answers that take long to make and that many ask for. */
export function createMemory<Value>(clock: Clock, { most, sizeOf }: MemoryLimits<Value>): Recall<Value> {
  interface Kept {
    readonly state: string;
    readonly at: Date;
    readonly made: Promise<Made<Value>>;
    size: number;
  }
  const memory = new Map<string, Kept>();

  const forgetFirst = (): void => {
    let size = [...memory.values()].reduce((sum, kept) => sum + kept.size, 0);
    for (const [name, kept] of memory) {
      if (size <= most) return;
      if (kept.size > 0) memory.delete(name);
      size -= kept.size;
    }
  };

  return async (name, state, make) => {
    const now = clock();
    const known = memory.get(name);
    if (known?.state === state && now >= known.at && now < minutesAfter(known.at, longest)) {
      return known.made;
    }
    const kept: Kept = { state, at: now, made: make(), size: 0 };
    memory.delete(name);
    memory.set(name, kept);
    try {
      const made = await kept.made;
      kept.size = sizeOf(made.value);
      if (kept.size > most && memory.get(name) === kept) memory.delete(name);
      forgetFirst();
      return made;
    } catch (error) {
      if (memory.get(name) === kept) memory.delete(name);
      throw error;
    }
  };
}
