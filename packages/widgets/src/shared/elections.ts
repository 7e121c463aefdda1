import { type ApiClient, type Consultation, type Result } from '@isoloir/api-client';

type Summary = Consultation['elections'][number];

/** A consultation, and something of each of its elections that count. */
export interface WithElections<Value> {
  readonly consultation: Consultation;
  readonly elections: readonly { readonly summary: Summary; readonly value: Value }[];
}

/**
 * Looks up the consultation and then something of each election: of the last run of each, since earlier ones are
 * annulled. The first failure is that of the whole.
 */
export async function loadElections<Value>(
  client: ApiClient,
  consultation: string,
  load: (summary: Summary) => Promise<Result<Value>>,
): Promise<Result<WithElections<Value>>> {
  const answer = await client.getConsultation(consultation);
  if (!answer.ok) return answer;
  const loaded = await Promise.all(
    lastRuns(answer.value.elections).map(async (summary) => ({ summary, answer: await load(summary) })),
  );
  const elections: { summary: Summary; value: Value }[] = [];
  for (const { summary, answer: one } of loaded) {
    if (!one.ok) return one;
    elections.push({ summary, value: one.value });
  }
  return { ok: true, value: { consultation: answer.value, elections } };
}

/** Of each election the run that stands: the one with the highest number. */
export function lastRuns(elections: readonly Summary[]): readonly Summary[] {
  return elections.filter(({ id, run }) => !elections.some((other) => other.id === id && other.run > run));
}

/** Only the election that an attribute names, by its id or its uuid; all of them without. */
export function chosen<Value>(
  elections: WithElections<Value>['elections'],
  name: string,
): WithElections<Value>['elections'] {
  return name === ''
    ? elections
    : elections.filter(({ summary }) => summary.id === name || summary.uuid === name);
}
