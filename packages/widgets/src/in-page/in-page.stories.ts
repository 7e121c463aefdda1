import type { VoterElection } from '@isoloir/api-client';
import type { Selection } from '@isoloir/components';
import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { BoothState } from '../journey/machine.ts';
import type { OpenElection } from '../journey/open-election.ts';
import type { SentState } from '../journey/sent-state.ts';
import '../samples/page-step.ts';
import { arrivalView, type NoBallot } from './arrival-view.ts';
import { ballotView } from './ballot-view.ts';
import { electionsView } from './elections-view.ts';
import { type Frame } from './frame.ts';
import { endingView } from './in-page.ts';
import { outcomeView } from './outcome-view.ts';
import { reviewView } from './review-view.ts';

const both = (fr: string, nl: string) => ({ fr, nl });
const nothing = (): void => undefined;

const period = {
  opensAt: '2024-02-18T10:00:00Z',
  closesAt: '2024-02-23T16:00:00Z',
  timeZone: 'Europe/Brussels',
  graceMinutes: 0,
};

const frame: Frame = {
  consultation: { kind: 'real', period, elections: [] },
  level: 3,
  portalPage: (path) => `https://vote.example.org/ordre-2024/${path}`,
};

const title = both('Conseil provincial de Liège', 'Provinciale raad van Luik');
const people = ['BAUGNET Amandine', 'CRAHAY-VANDENBOSSCHE Marie-Hélène', 'D’ORTHO Gaëtan', 'JOIRIS Éléonore'];

const election: OpenElection = {
  uuid: 'Da3MeyrPdZmXKi',
  run: 1,
  fingerprint: 'fingerprint',
  text: '',
  credential: undefined,
  definition: {
    version: 1,
    consultation: {
      id: 'ordre-2024',
      kind: 'real',
      title: both('Élections 2024 de l’Ordre', 'Verkiezingen 2024 van de Orde'),
      organisation: both('Ordre', 'Orde'),
      verification: 'reveal',
      credentials: 'delivered',
    },
    election: {
      id: 'liege',
      run: 1,
      uuid: 'Da3MeyrPdZmXKi',
      title,
      questions: [
        {
          id: 'effective',
          title: both('Membres effectifs', 'Gewone leden'),
          kind: 'candidates',
          mandates: 2,
          minimum: 1,
          maximum: 2,
          blank: false,
          candidates: people.map((name) => ({ id: name, name })),
        },
      ],
    },
  },
};

const tracker = 'Jc5bN1q2W8yTzKd0fVhX3mLrU7oEaPsGiY4tCwQ9RkA';
const prepared = { ballot: '{}', tracker, registrationCode: '7KXQ2MZ94WTD' };
const receipt = {
  tracker,
  registrationCode: '7KXQ2MZ94WTD',
  reference: 'ISO1.eyJlbGVjdGlvbiI6IkRhM01leXJQZFptWEtpIn0.c2lnbmF0dXJl',
  recordedAt: '2024-02-20T10:02:00Z',
};
const empty: Selection = { effective: { blank: false, candidates: [] } };
const chosen: Selection = { effective: { blank: false, candidates: ['JOIRIS Éléonore'] } };

function step(draw: () => TemplateResult, description: string): StoryObj {
  return {
    render: () => html`<sample-page-step .draw=${draw}></sample-page-step>`,
    parameters: { docs: { description: { story: description } } },
  };
}

const mine = (id: string, phase: VoterElection['phase'], name: typeof title, signedAt?: string) => ({
  uuid: id,
  id,
  run: 1,
  fingerprint: '',
  phase,
  title: name,
  questions: [],
  ...(signedAt === undefined ? {} : { signedAt }),
});

const arrived = (arrival: NoBallot) => (): TemplateResult =>
  arrivalView({ frame, arrival, onBack: nothing, onRetry: nothing });

const reviewed = (encryption: Extract<BoothState, { step: 'review' }>['encryption']) => (): TemplateResult =>
  reviewView({
    frame,
    election,
    step: { step: 'review', selection: chosen, code: 'not-offered', encryption },
    onModify: nothing,
    onCast: nothing,
  });

const sent = (state: SentState) => (): TemplateResult =>
  outcomeView({
    frame,
    election,
    session: undefined,
    step: state,
    onRetry: nothing,
    onAskNow: nothing,
    onBack: nothing,
  });

const meta: Meta = { title: 'Widgets/Booth, the vote in the page' };
export default meta;

export const Elections = step(
  () =>
    electionsView({
      frame,
      elections: [
        mine('a', 'open', title),
        mine('b', 'open', both('Conseil national', 'Nationale raad'), '2024-02-19T09:30:00Z'),
        mine('c', 'paused', both('Conseil d’appel', 'Raad van beroep')),
      ],
      failure: undefined,
      onOpen: nothing,
      onRetry: nothing,
    }),
  'The voter is back from signing in: one election to vote in, one voted in, one suspended.',
);

export const ElectionsFailed = step(
  () =>
    electionsView({
      frame,
      elections: undefined,
      failure: 'network-unreachable',
      onOpen: nothing,
      onRetry: nothing,
    }),
  'The server does not answer.',
);

export const Ballot = step(
  () =>
    ballotView({
      frame,
      election,
      statements: { statements: undefined, draw: nothing },
      selection: empty,
      missing: ['effective'],
      onChange: nothing,
      onMissing: nothing,
      onContinue: nothing,
      onBack: nothing,
    }),
  'The ballot, after the voter tried to go on too early.',
);

export const Review = step(
  reviewed({ kind: 'done', prepared }),
  'Everything is ready; where the election has verification codes, the page says that it gives none.',
);

export const EncryptionFailed = step(reviewed({ kind: 'failed' }), 'Nothing was sent.');

export const Unknown = step(
  sent({ step: 'unknown', prepared, attempts: 3 }),
  'No answer came; it is asked until one does.',
);

export const Busy = step(
  sent({ step: 'unknown', prepared, attempts: 1, busy: true }),
  'The ballot waits for its turn.',
);

export const Recorded = step(sent({ step: 'recorded', prepared, receipt }), 'The receipt, checked.');

export const RecordedWithoutReceipt = step(
  sent({ step: 'recorded-without-receipt', prepared, signedAt: receipt.recordedAt }),
  'Recorded for certain; the receipt can not be had any more.',
);

export const Refused = step(
  sent({ step: 'refused', prepared, error: { code: 'election-paused' } }),
  'Refused for now: the same ballot may be sent again.',
);

export const SignedOut = step(
  sent({ step: 'signed-out', prepared }),
  'The session ended before the answer came.',
);

export const AlarmAfter = step(
  sent({ step: 'alarm', prepared, receipt, alarm: 'receipt-tracker-differs' }),
  'The answer is not about this ballot.',
);

export const AlarmBefore = step(
  arrived({ kind: 'alarm', alarm: 'fingerprint-differs' }),
  'The ballot is not the one that was sealed.',
);

export const Voted = step(
  arrived({ kind: 'voted', uuid: 'a', signedAt: receipt.recordedAt }),
  'A vote is recorded already.',
);

export const NotNow = step(arrived({ kind: 'not-now', phase: 'closed' }), 'Voting is over.');

export const Ended = step(
  () => html`${endingView('signed-out', 2)} ${endingView('ended-while-choosing', 2)}`,
  'How a session ended: by its voter, or by itself.',
);
