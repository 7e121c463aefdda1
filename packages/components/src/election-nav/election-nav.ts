import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { menuIcon } from '../shared/icons.ts';
import { opened } from '../shared/open-event.ts';
import { type ElectionStatus } from '../status-pill/status-pill.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './election-nav.styles.ts';

/** One election of the voter, in the voter's language. */
export interface ElectionNavItem {
  readonly id: string;
  readonly title: string;
  readonly status: ElectionStatus;
  readonly href: string;
  /** Whether the page is about this one. */
  readonly current?: boolean;
}

/**
 * The voter's elections beside every page, each with where it stands: in a word, with an icon and in colour. On a narrow
 * screen it is a menu behind a button.
 *
 * @summary The voter's elections with their statuses.
 * @event {CustomEvent<{ id: string }>} isoloir-open - The voter goes to the election with that id; prevented, the link is not followed; neither bubbles nor is composed.
 * @csspart panel - The list of elections.
 * @csspart button - The button of the menu.
 */
@localized()
export class IsoloirElectionNav extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The elections, in order. */
  @property({ attribute: false }) items: readonly ElectionNavItem[] = [];

  /** Title of the panel and of the menu. Without it: « Scrutins ». */
  @property() heading = '';

  @state() private open = false;

  #close(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }

  protected override render(): TemplateResult {
    const title = this.heading === '' ? msg('Scrutins') : this.heading;
    return html`<nav
      class="root ${this.open ? 'open' : ''}"
      lang=${getLocale()}
      aria-label=${title}
      @keydown=${(event: KeyboardEvent) => {
        this.#close(event);
      }}
    >
      <button
        type="button"
        class="button quiet toggle"
        part="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${menuIcon()}<span>${title}</span>
      </button>
      <p class="title-3" aria-hidden="true">${title}</p>
      <ul id="panel" part="panel">
        ${this.items.map((item) => this.#renderItem(item))}
      </ul>
    </nav>`;
  }

  #renderItem({ id, title, status, href, current = false }: ElectionNavItem): TemplateResult {
    return html`<li>
      <a
        class=${current ? 'current' : ''}
        href=${href}
        aria-current=${current ? 'page' : nothing}
        @click=${(event: MouseEvent) => {
          this.open = false;
          opened(this, event, { id });
        }}
      >
        <span class="name">${title}</span>
        <isoloir-status-pill .state=${status}></isoloir-status-pill>
      </a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-election-nav': IsoloirElectionNav;
  }
}
