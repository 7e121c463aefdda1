import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { type DialogHost, ModalDialog } from './modal-dialog.ts';

/** A component that asks in a modal dialog: open where `open` says so. */
type AskingHost = ReactiveControllerHost & DialogHost & EventTarget & { open: boolean };

/**
 * The dialog of a component that wants an answer: an event of the component's, after which it is closed. Escape is an
 * answer, too. The component puts `onCancel` and `onClose` on its native dialog.
 */
export class AskingDialog<Answer extends string> implements ReactiveController {
  readonly #host: AskingHost;
  readonly #escape: Answer;
  readonly #modal: ModalDialog;

  /**
   * @param start selector of what takes the focus
   * @param escape the answer that Escape gives
   */
  constructor(host: AskingHost, start: string, escape: Answer) {
    this.#host = host;
    this.#escape = escape;
    this.#modal = new ModalDialog(host, start);
    host.addController(this);
  }

  hostUpdated(): void {
    this.#modal.toggle(this.#host.open);
  }

  /** Closes the dialog and tells the page; the event neither bubbles nor is composed. */
  answer(type: Answer): void {
    this.#host.open = false;
    this.#modal.toggle(false);
    this.#host.dispatchEvent(new CustomEvent(type));
  }

  readonly onCancel = (event: Event): void => {
    event.preventDefault();
    this.answer(this.#escape);
  };

  /** A browser lets nobody hold a dialog open against a second Escape. */
  readonly onClose = ({ currentTarget }: Event): void => {
    // The event comes after the closing: by then the page may have opened the dialog again.
    const isClosed = currentTarget instanceof HTMLDialogElement && !currentTarget.open;
    if (isClosed && this.#host.open) this.answer(this.#escape);
  };
}
