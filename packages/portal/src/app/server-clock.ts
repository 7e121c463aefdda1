/**
 * The voting server’s clock, as far as this page knows it: the device’s own clock may be minutes off, and what opens and
 * closes does so by the server’s. It follows the wall clock, which goes on while a computer sleeps.
 */
export class ServerClock {
  #ahead = 0;

  /** Takes the time that the server has just told. */
  set(serverTime: string): void {
    this.#ahead = Date.parse(serverTime) - Date.now();
  }

  /** What the server’s clock says, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }
}
