import { parseTrustees } from '@isoloir/protocol';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { ReferenceSigner } from '../keys.ts';
import { verifyAudit, type AuditReport } from '../office/audit.ts';
import { findConsultation, type Office } from '../office/office.ts';
import { done, type OfficeOutcome } from '../office/outcome.ts';
import { statusOf, type ConsultationStatus, type RunStatus } from '../office/status.ts';
import { signedResultsOf, type SignedResults } from '../results/report.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Run } from '../store/runs.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';

/** A run as the minutes tell it. */
export interface RunInMinutes extends RunStatus {
  readonly fingerprint: string;
  readonly trustees: readonly string[];
  readonly sealedAt: Date;
  readonly closedAt: Date | null;
  readonly annulledAt: Date | null;
  readonly results: SignedResults | undefined;
}

/** Everything that the minutes tell. */
export interface MinutesContent {
  readonly at: Date;
  readonly definition: ConsultationDefinition;
  readonly status: ConsultationStatus;
  readonly graceMinutes: number;
  /** Every run, each election's in order. */
  readonly runs: readonly RunInMinutes[];
  /** The consultation's entries of the log. */
  readonly entries: readonly AuditEntry[];
  readonly log: AuditReport;
  readonly publicKey: string;
}

/** Gathers what the minutes of a consultation tell, as things stand. */
export async function minutesOf(
  office: Office & { readonly signer: ReferenceSigner },
  id: string,
): Promise<OfficeOutcome<MinutesContent>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const status = await statusOf(office, id);
  if (!status.ok) return status;
  const [consultation] = status.value.consultations;
  const stored = await office.store.consultations.find(id);
  if (consultation === undefined || stored === undefined) throw new Error(`Consultation ${id} is gone`);
  const definition = readStoredDefinition(stored.definition);
  const views = new Map([...consultation.runs, ...consultation.annulled].map((view) => [view.uuid, view]));
  const entries = await office.store.audit.all();
  const runs: RunInMinutes[] = [];
  for (const run of await office.store.runs.ofConsultation(id)) {
    const view = views.get(run.uuid);
    if (view === undefined) continue;
    const results = await signedResultsOf(office, run);
    runs.push({ ...view, ...factsOf(run, definition), results: results.ok ? results.value : undefined });
  }
  return done({
    at: status.value.at,
    definition,
    status: consultation,
    graceMinutes: definition.period.graceMinutes,
    runs,
    entries: entries.filter((entry) => entry.consultation === id),
    log: verifyAudit(entries),
    publicKey: office.signer.publicKey,
  });
}

function factsOf(
  run: Run,
  { group }: ConsultationDefinition,
): Omit<RunInMinutes, keyof RunStatus | 'results'> {
  const { election } = sealedTextsOf(run);
  const trustees = parseTrustees(group, run.trusteesText);
  if (!trustees.ok) throw new Error(`The sealed trustees of run ${run.uuid} are damaged`);
  return {
    fingerprint: election.fingerprint,
    trustees: trustees.value.map(({ name, seat }, at) => name ?? String(seat?.index ?? at + 1)),
    sealedAt: run.sealedAt,
    closedAt: run.closedAt,
    annulledAt: run.annulledAt,
  };
}
