import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { downIcon, leaveIcon, userIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './user-menu.styles.ts';

/**
 * Who is signed in, on every page, with the ways to their profile and out. A list behind a button: Escape, a click
 * elsewhere or going on by keyboard closes it.
 *
 * @summary The voter's name, with profile and sign-out.
 * @event {CustomEvent<void>} isoloir-sign-out - The voter signs out; neither bubbles nor is composed.
 * @csspart button - The button that opens the list.
 */
@localized()
export class IsoloirUserMenu extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Name of the voter. */
  @property({ attribute: 'voter-name' }) voterName = '';

  /** Address of the profile. Without it there is no such entry. */
  @property({ attribute: 'profile-href' }) profileHref = '';

  @state() private open = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPointer);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    if (this.open) document.addEventListener('pointerdown', this.#onPointer);
    else document.removeEventListener('pointerdown', this.#onPointer);
  }

  readonly #onPointer = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }

  #onLeave(event: FocusEvent): void {
    const to = event.relatedTarget;
    // Without a next element the focus goes nowhere: a click on plain ground, or another window.
    if (to instanceof Node && !this.renderRoot.contains(to)) this.open = false;
  }

  #signOut(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent('isoloir-sign-out'));
  }

  protected override render(): TemplateResult {
    return html`<div
      class="root"
      lang=${getLocale()}
      @keydown=${(event: KeyboardEvent) => {
        this.#onKey(event);
      }}
      @focusout=${(event: FocusEvent) => {
        this.#onLeave(event);
      }}
    >
      <button
        type="button"
        class="button quiet toggle"
        part="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="list"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${userIcon()}<span
          >${this.voterName}<span class="visually-hidden"
            >${` (${msg('menu', { desc: 'After the name of the voter: what the button opens' })})`}</span
          ></span
        >${downIcon('open-mark')}
      </button>
      <ul id="list" ?hidden=${!this.open}>
        ${
          this.profileHref === ''
            ? nothing
            : html`<li>
                <a class="entry" href=${this.profileHref}>${userIcon()}<span>${msg('Mon profil')}</span></a>
              </li>`
        }
        <li>
          <button
            type="button"
            class="entry"
            @click=${() => {
              this.#signOut();
            }}
          >
            ${leaveIcon()}<span>${msg('Se déconnecter')}</span>
          </button>
        </li>
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-user-menu': IsoloirUserMenu;
  }
}
