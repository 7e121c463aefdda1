import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { errorIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './error-summary.styles.ts';

/** One error, worded as it is beside its field. */
export interface SummaryError {
  readonly message: string;
  /** What the page moves to when the error is chosen: the id of a field or of a category. */
  readonly target?: string;
}

/**
 * What has to be put right before going on, above the title of the page. Show it on submit only, and move the
 * focus to it. The page knows where its fields are: choosing an error tells it which.
 *
 * @summary The errors of a form, each leading to its field.
 * @event {CustomEvent<{ target: string }>} isoloir-error-link - An error was chosen; neither bubbles nor is composed.
 */
@localized()
export class IsoloirErrorSummary extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Title of the summary. Without it: « Il reste quelque chose à corriger ». */
  @property() heading = '';

  /** The errors, in the order of their fields. */
  @property({ attribute: false }) errors: readonly SummaryError[] = [];

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Moves the focus to the summary, so that it is read out and seen. */
  override focus(options?: FocusOptions): void {
    const move = (): void => this.renderRoot.querySelector<HTMLElement>('.root')?.focus(options);
    if (this.hasUpdated) move();
    else void this.updateComplete.then(move);
  }

  #go(target: string): void {
    this.dispatchEvent(new CustomEvent('isoloir-error-link', { detail: { target } }));
  }

  protected override render(): TemplateResult {
    const title = this.heading === '' ? msg('Il reste quelque chose à corriger') : this.heading;
    return html`<div class="root" lang=${getLocale()} role="group" tabindex="-1" aria-labelledby="heading">
      ${errorIcon()}
      <div class="body">
        ${heading(this.headingLevel, 'heading', 'title-2', title)}
        <ul>
          ${this.errors.map((error) => html`<li>${this.#renderError(error)}</li>`)}
        </ul>
      </div>
    </div>`;
  }

  #renderError({ message, target }: SummaryError): unknown {
    if (target === undefined) return message;
    return html`<a
      href="#${target}"
      @click=${(event: Event) => {
        // The field may be in another shadow root, where no fragment reaches.
        event.preventDefault();
        this.#go(target);
      }}
      >${message}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-error-summary': IsoloirErrorSummary;
  }
}
