import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { browserTimer, type Timer } from './announcer.ts';

/** The longest a browser's timer waits. */
const longest = 2 ** 31 - 1;

/**
 * Draws a component again when the time has come that it shows something else, and when its page comes back into view:
 * timers of a page in the background are slow, and stop while a computer sleeps. A component adds it to its controllers.
 */
export class WakeUp implements ReactiveController {
  #host: ReactiveControllerHost;
  #delay: () => number | undefined;
  #timer: Timer;
  #pending: number | undefined;

  /**
   * @param delay milliseconds that what the component shows still holds; nothing where it holds for good
   */
  constructor(host: ReactiveControllerHost, delay: () => number | undefined, timer: Timer = browserTimer) {
    this.#host = host;
    this.#delay = delay;
    this.#timer = timer;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#cancel();
  }

  hostUpdated(): void {
    this.#cancel();
    const delay = this.#delay();
    if (delay === undefined) return;
    this.#pending = this.#timer.set(() => this.#host.requestUpdate(), Math.min(delay + 1, longest));
  }

  readonly #onVisible = (): void => this.#host.requestUpdate();

  #cancel(): void {
    if (this.#pending !== undefined) this.#timer.clear(this.#pending);
    this.#pending = undefined;
  }
}
