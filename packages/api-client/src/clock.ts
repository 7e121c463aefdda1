/** Time as the client needs it; tests give their own. */
export interface Clock {
  /** Does something after so many milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
}

/** The clock of the browser or of Node. */
export const systemClock: Clock = {
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Waits so many milliseconds of a clock. */
export function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
