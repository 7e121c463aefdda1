import type { Clock } from '../clock.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { Registrar } from '../registrar/registrar.ts';
import type { Store } from '../store/store.ts';
import type { VotingPeriod } from '../voting/phase.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** What the acts of the election office work on. */
export interface Office {
  readonly store: Store;
  readonly registrar: Registrar;
  readonly clock: Clock;
  /** Is told how far long work has come. */
  readonly progress?: (text: string) => void;
}

/** A consultation with the period in force, which may differ from the imported one. */
export interface OfficeConsultation {
  readonly definition: ConsultationDefinition;
  readonly period: VotingPeriod;
}

/** Finds a consultation by its id. */
export async function findConsultation(
  { store }: Pick<Office, 'store'>,
  id: string,
): Promise<OfficeOutcome<OfficeConsultation>> {
  const stored = await store.consultations.find(id);
  if (stored === undefined) {
    const ids = (await store.consultations.all()).map((consultation) => consultation.id);
    const known = ids.length === 0 ? 'there is none yet: import one first' : `known are: ${ids.join(', ')}`;
    return refused('consultation-unknown', `There is no consultation "${id}"; ${known}.`);
  }
  const definition = readStoredDefinition(stored.definition);
  const { opensAt, closesAt } = stored;
  return done({
    definition,
    period: { opensAt, closesAt, graceMinutes: definition.period.graceMinutes },
  });
}
