import { msg } from '@lit/localize';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { type SummaryError } from '../error-summary/error-summary.ts';
import { type HeadingLevel } from './heading.ts';

/** What the errors of a form need of it: an element with a root of its own. */
export type FormHost = ReactiveControllerHost &
  EventTarget & { readonly renderRoot: DocumentFragment | HTMLElement };

/**
 * Shows the errors of a form above it, after a submit only: moves the focus to the summary, and from an error of it to
 * its field. The form tells the page how many there are by `isoloir-form-errors`, so that the page can put
 * « Erreur » before its title.
 */
export class FormErrors implements ReactiveController {
  #host: FormHost;
  #focusDue = false;

  constructor(host: FormHost) {
    this.#host = host;
    host.addController(this);
  }

  /** New errors came: the summary takes the focus once it is drawn. */
  found(count: number): void {
    this.#focusDue = count > 0;
    this.#host.dispatchEvent(new CustomEvent('isoloir-form-errors', { detail: { count } }));
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#focusDue) return;
    this.#focusDue = false;
    this.#host.renderRoot.querySelector<HTMLElement>('isoloir-error-summary')?.focus();
  }

  /**
   * The summary, or nothing where nothing is wrong. A target is the id of an input. Where no error has one, there is
   * nothing to correct, and the title says that it did not work.
   */
  render(errors: readonly SummaryError[], level: HeadingLevel): TemplateResult | typeof nothing {
    if (errors.length === 0) return nothing;
    const correctable = errors.some(({ target }) => target !== undefined);
    return html`<isoloir-error-summary
      .heading=${correctable ? '' : msg('Cela n’a pas abouti')}
      .errors=${errors}
      .headingLevel=${level}
      @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => {
        this.focusField(event.detail.target);
      }}
    ></isoloir-error-summary>`;
  }

  /** Moves the focus to an input of the form. */
  focusField(id: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }
}
