/** A wait that somebody can cut short: the voter who asks now, or the network that is back. */
export class InterruptibleWait {
  #end: (() => void) | undefined;

  /** Waits so many milliseconds, or less. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), milliseconds);
      this.#end = () => {
        clearTimeout(timer);
        this.#end = undefined;
        resolve();
      };
    });
  }

  /** Ends the wait under way, if any. */
  end(): void {
    this.#end?.();
  }
}
