import { type ApiClient, type Consultation, createApiClient } from '@isoloir/api-client';

// A server for stories: the client is the real one, and what it is answered stands here.

const both = (fr: string, nl: string) => ({ fr, nl });
const hour = 60 * 60_000;

const uuid = 'Da3MeyrPdZmXKi';
const title = both('Conseil provincial de Liège', 'Provinciale raad van Luik');

/** What the widgets read of a consultation. */
type SampleConsultation = Pick<
  Consultation,
  'id' | 'kind' | 'title' | 'period' | 'phase' | 'serverTime' | 'elections'
>;

function consultation(
  phase: Consultation['phase'],
  kind: Consultation['kind'],
  now: number,
): SampleConsultation {
  const opensAt = phase === 'not-open' ? now + 30 * hour : now - 48 * hour;
  const isOver = phase === 'closed' || phase === 'counted' || phase === 'grace';
  const text = both('Élections 2024 de l’Ordre des médecins', 'Verkiezingen 2024 van de Orde der artsen');
  return {
    id: 'ordre-2024',
    kind,
    title: text,
    period: {
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(isOver ? now - hour : now + 75 * hour).toISOString(),
      timeZone: 'Europe/Brussels',
      graceMinutes: 0,
    },
    phase,
    serverTime: new Date(now).toISOString(),
    elections: [{ uuid, id: 'liege', run: 1, title, fingerprint: '', phase }],
  };
}

const people = [
  ['BAUGNET Amandine', 'Boulevard Émile de Laveleye 212, 4020 LIÈGE'],
  ['CRAHAY-VANDENBOSSCHE Marie-Hélène', 'Rue de la Verrerie 14, 4100 SERAING'],
  ['D’ORTHO Gaëtan', 'Rue du Tige Blanc 3, 4557 TINLOT'],
  ['JOIRIS Éléonore', 'Rue des Airelles 27, 4000 LIÈGE'],
] as const;

const questions = [
  { id: 'effective', title: both('Membres effectifs', 'Gewone leden'), mandates: 2 },
  { id: 'substitute', title: both('Membres suppléants', 'Plaatsvervangende leden'), mandates: 1 },
];

const definition = JSON.stringify({
  election: {
    title,
    questions: questions.map((question) => ({
      ...question,
      candidates: people.map(([name, address]) => ({ id: name, name, address: both(address, address) })),
    })),
  },
});

const result = {
  uuid,
  numberOfBallots: 1204,
  questions: questions.map(({ id, title: name, mandates }, index) => ({
    id,
    title: name,
    mandates,
    blank: 31,
    // The first question is clear; two are level for the one seat of the second.
    candidates: people.map(([person], place) => ({
      id: person,
      name: person,
      votes: index === 0 ? 200 + ((place * 337) % 700) : place < 2 ? 640 : 120 + place,
      ...(index === 0
        ? place === 1 || place === 2
          ? { outcome: 'elected' }
          : {}
        : place < 2
          ? { outcome: 'tied' }
          : {}),
    })),
  })),
};

const turnout = { asOf: '2024-02-20T10:00:00Z', entitled: 2650, voted: 1204, elections: [] };

const check = {
  signature: 'valid',
  tracker: 'x',
  registrationCode: '7KXQ2MZ94WTD',
  consultation: title,
  election: { uuid, id: 'liege', run: 1, title, phase: 'open' },
};

/** What the server of a story does. */
export interface SampleServer {
  readonly phase?: Consultation['phase'];
  readonly kind?: Consultation['kind'];
  /** It never answers, or nobody reaches it, or it knows no such consultation. */
  readonly fails?: 'silent' | 'unreachable' | 'unknown';
  readonly publicTurnout?: boolean;
  /** Nothing is sealed yet. */
  readonly elections?: 'none';
  /** What the check of a reference is answered with beside what is always in it. */
  readonly verdict?: 'present' | 'absent' | 'annulled' | 'invalid';
}

/** A client of such a server. */
export function sampleClient(server: SampleServer): ApiClient {
  const { phase = 'open', kind = 'real', fails, publicTurnout = true, verdict = 'present' } = server;
  const known = (): SampleConsultation => {
    const whole = consultation(phase, kind, Date.now());
    return server.elections === 'none' ? { ...whole, elections: [] } : whole;
  };
  const answers: readonly (readonly [RegExp, () => [number, unknown]])[] = [
    [/\/turnout$/u, () => (publicTurnout ? [200, turnout] : [403, { code: 'turnout-not-public' }])],
    [/\/consultations\/[\w-]+$/u, () => [200, known()]],
    [/\/result$/u, () => [200, result]],
    [/\/references\/check$/u, () => [200, verdictOf(verdict)]],
    [/\/elections\/\w+$/u, () => [200, { definition }]],
  ];
  return createApiClient({
    apiBase: 'https://vote.example.org/api/v1',
    attempts: 1,
    fetch: (request) => {
      if (fails === 'silent') return new Promise(() => undefined);
      if (fails === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
      const { pathname } = new URL(request.url);
      const found = fails === 'unknown' ? undefined : answers.find(([path]) => path.test(pathname));
      const [status, body] = found?.[1]() ?? [404, { code: 'consultation-unknown' }];
      return Promise.resolve(Response.json(body, { status }));
    },
  });
}

function verdictOf(verdict: NonNullable<SampleServer['verdict']>): unknown {
  if (verdict === 'invalid') return { signature: 'invalid', present: false };
  const annulled = verdict === 'annulled' ? { annulled: { at: '2024-02-20T10:00:00Z' } } : {};
  return { ...check, present: verdict === 'present', ...annulled };
}
