import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './profile.styles.ts';

/** What the electoral roll says of the voter, in the voter's language. What is absent is not shown. */
export interface VoterProfile {
  readonly name?: string;
  /** Professional number. */
  readonly number?: string;
  readonly orderNumber?: string;
  /** Masked by the server: `p•••@example.org`. */
  readonly email?: string;
  /** Masked by the server: the last digits only. */
  readonly mobile?: string;
  readonly college?: string;
  readonly district?: string;
}

/**
 * The voter's profile, to read: what the electoral roll says. Address and telephone are masked by the server, and it says
 * so.
 *
 * @summary The voter's own data, as a list.
 * @slot - What to do where something is wrong.
 * @csspart list - The list.
 */
@localized()
export class IsoloirProfile extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** What there is to show. */
  @property({ attribute: false }) profile: VoterProfile = {};

  /** What the professional number is called: « Numéro RPPS ». Without it: « Numéro professionnel ». */
  @property({ attribute: 'number-label' }) numberLabel = '';

  protected override render(): TemplateResult {
    const { name, number, orderNumber, email, mobile, college, district } = this.profile;
    const numberLabel = this.numberLabel === '' ? msg('Numéro professionnel') : this.numberLabel;
    return html`<div class="root" lang=${getLocale()}>
      <dl part="list">
        ${row(msg('Nom'), name)} ${row(numberLabel, number)} ${row(msg('Numéro d’ordre'), orderNumber)}
        ${row(msg('Collège'), college)} ${row(msg('District'), district)}
        ${row(msg('Adresse électronique'), email, msg('Masquée en partie, par sécurité.'))}
        ${row(msg('Téléphone mobile'), mobile, msg('Masqué en partie, par sécurité.'))}
      </dl>
      <div class="more"><slot></slot></div>
    </div>`;
  }
}

function row(label: string, value: string | undefined, masked?: string): TemplateResult | typeof nothing {
  if (value === undefined || value === '') return nothing;
  return html`<div class="row">
    <dt>${label}</dt>
    <dd>${value}${masked === undefined ? nothing : html` <span class="masked">${masked}</span>`}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-profile': IsoloirProfile;
  }
}
