import type { ApiErrorCode, VoterElection } from '@isoloir/api-client';
import { html, nothing, type TemplateResult } from 'lit';
import { statusOf } from '../journey/status.ts';
import { localized } from '../shared/phase.ts';
import { type Frame, levelInside, noticeView, stepView } from './frame.ts';
import { moment, reason, t } from './texts.ts';

/** The voter’s elections, and where they stand in each. */
export function electionsView(view: {
  readonly frame: Frame;
  /** Undefined while they are on their way. */
  readonly elections: readonly VoterElection[] | undefined;
  readonly failure: ApiErrorCode | undefined;
  readonly onOpen: (uuid: string) => void;
  readonly onRetry: () => void;
}): TemplateResult {
  const { frame, elections, failure, onOpen, onRetry } = view;
  if (failure !== undefined) {
    return stepView(
      frame,
      t('elections.title'),
      html`${noticeView('error', t('electionsFailed'), reason(failure, 'failed'))}
        <p class="actions"><button type="button" class="button" @click=${onRetry}>${t('retry')}</button></p>`,
    );
  }
  if (elections === undefined) {
    return stepView(frame, t('elections.title'), html`<p role="status" class="waiting">${t('opening')}</p>`);
  }
  const done = elections.length > 0 && elections.every(({ signedAt }) => signedAt !== undefined);
  return stepView(
    frame,
    t('elections.title'),
    html`${elections.length === 0 ? html`<p>${t('elections.none')}</p>` : nothing}
      ${done ? noticeView('success', t('elections.done', { count: elections.length })) : nothing}
      <ul class="elections">
        ${elections.map((election) => html`<li>${cardView(frame, election, onOpen)}</li>`)}
      </ul>`,
  );
}

function cardView(frame: Frame, election: VoterElection, onOpen: (uuid: string) => void): TemplateResult {
  const { consultation } = frame;
  const { uuid, title, signedAt, phase } = election;
  const { opensAt, closesAt } = election.period ?? consultation.period;
  const { timeZone } = consultation.period;
  const mayVote = signedAt === undefined && (phase === 'open' || phase === 'grace');
  // Where there is nothing to do in the page, the link leads to what the portal has of the election.
  return html`<isoloir-election-card
    heading-level=${levelInside(frame)}
    heading=${localized(title)}
    status=${statusOf(election)}
    href=${frame.portalPage(mayVote ? 'elections/' : 'candidates/')}
    .opensAt=${new Date(opensAt)}
    .closesAt=${new Date(closesAt)}
    time-zone=${timeZone}
    @isoloir-open=${(event: Event) => {
      if (!mayVote) return;
      event.preventDefault();
      onOpen(uuid);
    }}
  >
    ${
      signedAt === undefined
        ? nothing
        : html`<p>${t('elections.voted', { date: moment(signedAt, timeZone) })}</p>
            <p>${t('elections.final')}</p>`
    }
    ${signedAt === undefined && !mayVote ? html`<p>${t(`phase.${phase}`)}</p>` : nothing}
  </isoloir-election-card>`;
}
