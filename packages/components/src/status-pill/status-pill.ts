import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { clockIcon, infoIcon, lockIcon, pauseIcon, penIcon, tickIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './status-pill.styles.ts';

/** Where an election stands for this voter. */
export type ElectionStatus = 'to-vote' | 'under-way' | 'paused' | 'voted' | 'closed' | 'not-open';

const icons = {
  'to-vote': penIcon,
  'under-way': infoIcon,
  paused: pauseIcon,
  voted: tickIcon,
  closed: lockIcon,
  'not-open': clockIcon,
} as const;

/**
 * Where an election stands for this voter, by word, icon and border as well as by colour. Only text: nothing to
 * operate.
 *
 * @summary The status of an election, in one word.
 */
@localized()
export class IsoloirStatusPill extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Where the election stands. */
  @property() state: ElectionStatus = 'to-vote';

  protected override render(): TemplateResult {
    return html`<span class="root ${this.state}" lang=${getLocale()}
      >${icons[this.state]()}<span>${wordOf(this.state)}</span></span
    >`;
  }
}

function wordOf(state: ElectionStatus): string {
  switch (state) {
    case 'to-vote':
      return msg('À voter');
    case 'under-way':
      return msg('Vote en cours');
    case 'paused':
      return msg('Vote suspendu');
    case 'voted':
      return msg('Vote enregistré');
    case 'closed':
      return msg('Scrutin clos');
    case 'not-open':
      return msg('Pas encore ouvert');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-status-pill': IsoloirStatusPill;
  }
}
