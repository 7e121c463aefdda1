import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * For pages that take each other’s place in one document, so that what was typed stays in its memory and nowhere else:
 * each has an address of its own, and Back makes a new document of the one before.
 */
export class InPlace implements ReactiveController {
  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', reload);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', reload);
  }
}

function reload(): void {
  location.reload();
}
