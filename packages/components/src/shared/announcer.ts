import { type ReactiveController, type ReactiveControllerHost } from 'lit';

/** What an announcer waits with; a test gives its own clock. */
export interface Timer {
  set(callback: () => void, milliseconds: number): number;
  clear(handle: number): void;
}

/** The timer of the page. */
export const browserTimer: Timer = {
  set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
  clear: (handle) => {
    window.clearTimeout(handle);
  },
};

/**
 * Holds the text of a component's one polite live region. While a voter ticks quickly only the last message is
 * said, once it has been quiet for `delay` milliseconds. The region empties first, so that the same sentence
 * twice in a row is said twice.
 */
export class Announcer implements ReactiveController {
  /** What the live region holds now. */
  text = '';
  #host: ReactiveControllerHost;
  #delay: () => number;
  #timer: Timer;
  #pending: number | undefined;

  constructor(host: ReactiveControllerHost, delay: () => number, timer: Timer = browserTimer) {
    this.#host = host;
    this.#delay = delay;
    this.#timer = timer;
    host.addController(this);
  }

  /** A message of a component that left the page is never said. */
  hostDisconnected(): void {
    this.#cancel();
  }

  /** Says it, unless another message comes first. */
  say(message: string): void {
    this.#cancel();
    this.#show('');
    this.#pending = this.#timer.set(() => {
      this.#pending = undefined;
      this.#show(message);
    }, this.#delay());
  }

  #cancel(): void {
    if (this.#pending !== undefined) this.#timer.clear(this.#pending);
    this.#pending = undefined;
  }

  #show(text: string): void {
    if (this.text === text) return;
    this.text = text;
    this.#host.requestUpdate();
  }
}
