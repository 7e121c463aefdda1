import '@isoloir/components/home-card/define.js';
import { html, type TemplateResult } from 'lit';
import type { Portal } from '../app/portal.ts';

/** What a voter who is signed in can do here (O3): complete their data, vote, check the vote they cast. */
export function cardsView(portal: Portal): TemplateResult {
  const { t } = portal.texts;
  return html`<ul class="home-cards">
    <li>
      <isoloir-home-card
        icon="e-mail"
        heading=${t('home.dataHeading')}
        action=${t('home.data')}
        href=${portal.href('my-data')}
        ><p>${t('home.dataText')}</p></isoloir-home-card
      >
    </li>
    <li>
      <isoloir-home-card
        icon="vote"
        primary
        heading=${t('home.voteHeading')}
        action=${t('home.vote')}
        href=${portal.href('elections')}
        ><p>${t('home.voteText')}</p></isoloir-home-card
      >
    </li>
    <li>
      <isoloir-home-card
        icon="check"
        heading=${t('home.controlHeading')}
        action=${t('home.control')}
        href=${portal.href('check-vote')}
        ><p>${t('home.controlText')}</p></isoloir-home-card
      >
    </li>
  </ul>`;
}
