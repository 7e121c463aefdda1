/** What a modal dialog needs of its component. */
export interface DialogHost {
  readonly renderRoot: DocumentFragment | HTMLElement;
}

/**
 * Opens and closes the native dialog of a component: the focus goes to where reading starts, and comes back to what had
 * it, also in browsers that had not given it to a button that was clicked.
 */
export class ModalDialog {
  #host: DialogHost;
  #start: string;
  #before: Element | null = null;

  /** @param start selector of what takes the focus */
  constructor(host: DialogHost, start: string) {
    this.#host = host;
    this.#start = start;
  }

  /** Opens or closes it; nothing where it is so already. */
  toggle(open: boolean): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (dialog === null || dialog.open === open || !dialog.isConnected) return;
    if (!open) {
      dialog.close();
      if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
      this.#before = null;
      return;
    }
    this.#before = deepestActive(document);
    dialog.showModal();
    dialog.querySelector<HTMLElement>(this.#start)?.focus();
  }
}

/** What has the focus, within components too. */
function deepestActive(root: DocumentOrShadowRoot): Element | null {
  const active = root.activeElement;
  const inner = active?.shadowRoot;
  return inner?.activeElement instanceof Element ? deepestActive(inner) : active;
}
