import '@isoloir/components/confirm-dialog/define.js';
import '@isoloir/components/election-card/define.js';
import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { VoterElection } from '@isoloir/api-client';
import { statusOf } from '@isoloir/widgets/journey.js';
import type { Portal } from '../app/portal.ts';
import type { Texts } from '../i18n/texts.ts';
import { countdownView } from './countdown-view.ts';

/** Said once the voter has voted in all of their elections. */
export function doneView({ t }: Texts, elections: readonly VoterElection[]): TemplateResult | typeof nothing {
  if (!elections.every(({ signedAt }) => signedAt !== undefined)) return nothing;
  return html`<isoloir-notice variant="success" heading=${t('elections.done', { count: elections.length })}>
  </isoloir-notice>`;
}

/** The voter’s elections as cards with the time that is left (M7), and a dialog between a card and its ballot (M9). */
export function dashboardView(view: {
  readonly portal: Portal;
  readonly elections: readonly VoterElection[];
  readonly entering: VoterElection | undefined;
  readonly onEnter: (election: VoterElection | undefined) => void;
}): TemplateResult {
  const { portal, elections } = view;
  const { texts, consultation } = portal;
  const { t } = texts;
  if (elections.length === 0) return html`<p>${t('elections.none')}</p>`;
  const college = elections[0]?.college;
  return html`
    ${college === undefined ? nothing : html`<p>${t('elections.college', { college: texts.of(college) })}</p>`}
    ${consultation === undefined ? nothing : countdownView(portal, consultation)}
    ${doneView(texts, elections)}
    <ul class="dashboard">
      ${elections.map(
        (election) => html`<li>${cardView(portal, election, () => view.onEnter(election))}</li>`,
      )}
    </ul>
    ${entranceView(view)}
  `;
}

function cardView(portal: Portal, election: VoterElection, onEnter: () => void): TemplateResult {
  const { texts, consultation } = portal;
  const { t } = texts;
  const { uuid, title, signedAt, period } = election;
  const status = statusOf(election);
  const mayVote = election.phase === 'open' || election.phase === 'grace';
  const { opensAt, closesAt } = period ?? consultation?.period ?? {};
  return html`<isoloir-election-card
    heading=${texts.of(title)}
    status=${status}
    href=${
      signedAt !== undefined || mayVote
        ? portal.href('vote', { election: uuid })
        : `${portal.href('candidates')}#election-${uuid}`
    }
    action=${signedAt !== undefined ? t('elections.votedMore') : mayVote ? '' : t('home.candidates')}
    .opensAt=${opensAt === undefined ? undefined : new Date(opensAt)}
    .closesAt=${closesAt === undefined ? undefined : new Date(closesAt)}
    time-zone=${portal.timeZone}
    @isoloir-open=${(event: Event) => {
      if (signedAt !== undefined || !mayVote) return;
      event.preventDefault();
      onEnter();
    }}
  >
    ${
      signedAt === undefined
        ? nothing
        : html`<p>${t('elections.voted', { date: texts.zonedMoment(signedAt, portal.timeZone) })}</p>`
    }
    ${signedAt === undefined && !mayVote ? html`<p>${t(`phase.${election.phase}`)}</p>` : nothing}
  </isoloir-election-card>`;
}

/** What comes next, before the ballot is opened. */
function entranceView({
  portal,
  entering,
  onEnter,
}: {
  readonly portal: Portal;
  readonly entering: VoterElection | undefined;
  readonly onEnter: (election: VoterElection | undefined) => void;
}): TemplateResult {
  const { texts, consultation } = portal;
  const { t } = texts;
  return html`<isoloir-confirm-dialog
    heading=${entering === undefined ? '' : texts.of(entering.title)}
    ?open=${entering !== undefined}
    @isoloir-confirm=${() => {
      if (entering !== undefined) location.assign(portal.href('vote', { election: entering.uuid }));
    }}
    @isoloir-cancel=${() => onEnter(undefined)}
  >
    <p>${t('elections.enterSteps')}</p>
    <p>${t('elections.enterFinal')}</p>
    ${
      consultation === undefined
        ? nothing
        : html`<p>${t('signIn.idle', { count: consultation.idleMinutes })}</p>`
    }
  </isoloir-confirm-dialog>`;
}
