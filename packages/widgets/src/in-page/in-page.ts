import '@isoloir/components/ballot-grid/define.js';
import '@isoloir/components/ballot-review/define.js';
import '@isoloir/components/copy-button/define.js';
import '@isoloir/components/election-card/define.js';
import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/list-ballot/define.js';
import '@isoloir/components/list-review/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/receipt/define.js';
import '@isoloir/components/session-warning/define.js';
import { type ApiClient, type Consultation } from '@isoloir/api-client';
import { type HeadingLevel } from '@isoloir/components';
import { html, type TemplateResult } from 'lit';
import { sealedSites } from '../journey/sealed-sites.ts';
import { type Ending } from './page-vote.ts';
import { t } from './texts.ts';

// All that a vote in a page needs: loaded on the pages of sites whose sealed definition lists them, and on no other.
export { type Ending, PageVote } from './page-vote.ts';
export { styles } from './in-page.styles.ts';

/** Whether the sealed definition lets people vote in the pages of an origin. */
export async function isListed(
  client: Pick<ApiClient, 'getElection'>,
  consultation: Pick<Consultation, 'elections' | 'content'>,
  origin: string,
): Promise<boolean> {
  return (await sealedSites(client, consultation))?.boothOrigins.includes(origin) === true;
}

/** Says how a session ended. */
export function endingView(how: Ending, headingLevel: HeadingLevel): TemplateResult {
  return how === 'signed-out'
    ? html`<isoloir-notice variant="success" .heading=${t('signedOut.title')} .headingLevel=${headingLevel}
        >${t('signedOut.text')}</isoloir-notice
      >`
    : html`<isoloir-notice variant="warning" .heading=${t('session.endedTitle')} .headingLevel=${headingLevel}
        ><p>${t('session.endedText')}</p>
        ${how === 'ended-while-choosing' ? html`<p>${t('session.endedVote')}</p>` : ''}</isoloir-notice
      >`;
}
