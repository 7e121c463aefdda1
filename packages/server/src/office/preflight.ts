import type { ReferenceSigner } from '../keys.ts';
import { latestRuns } from '../voting/voter-elections.ts';
import { verifyAudit, type AuditHead } from './audit.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import * as checks from './preflight-checks.ts';
import * as outside from './preflight-outside.ts';
import type { CheckContext, CheckResult, PreflightInput } from './preflight-result.ts';
import { signedText } from './signed-report.ts';

/** Everything that was looked at before the opening. */
export interface PreflightReport {
  readonly kind: 'isoloir preflight';
  readonly consultation: string;
  readonly at: string;
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
  readonly runs: readonly {
    readonly election: string;
    readonly run: number;
    readonly uuid: string;
    readonly fingerprint: string;
  }[];
  readonly audit: AuditHead | null;
}

/**
 * Looks at everything that must hold before voting opens: nothing is voted yet, nothing differs from what was sealed,
 * keys are held, the ways to the voters work. Signs what it found, and logs it.
 */
export async function preflight(
  office: Office & { readonly signer: ReferenceSigner },
  id: string,
  input: PreflightInput,
): Promise<OfficeOutcome<{ readonly report: PreflightReport; readonly signed: string }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { store, registrar, signer } = office;
  const runs = latestRuns(await store.runs.ofConsultation(id)).filter(({ state }) => state !== 'annulled');
  if (runs.length === 0) {
    return refused('consultation-not-sealed', `Consultation "${id}" is not sealed yet; seal it first.`);
  }
  const entries = await store.audit.all();
  const log = verifyAudit(entries);
  const context: CheckContext = {
    rooms: store,
    registrar,
    runs,
    entries: entries.filter(({ consultation }) => consultation === id),
    consultation: found.value,
    now: office.clock(),
    progress: office.progress ?? (() => undefined),
  };
  const results: CheckResult[] = [
    checks.logIsWhole(log),
    await checks.databaseIsWhole(store),
    checks.notYetOpen(context),
    await checks.urnsAreEmpty(context),
    await checks.textsAreAsSealed(context),
    await checks.documentsAreAsSealed(context),
    await checks.rollIsAsLogged(context),
    await checks.credentialsAreHeld(context),
    checks.trusteesAreThese(context, input),
    checks.votingPages(context.consultation.definition),
    await outside.portalIsAsSealed(context, input),
    await outside.servedIsAsSealed(context, input),
    await outside.mailWorks(input),
    outside.smsIsSetUp(context, input),
    await outside.identityProviderAnswers(context, input),
  ];
  const report: PreflightReport = {
    kind: 'isoloir preflight',
    consultation: id,
    at: context.now.toISOString(),
    ok: results.every(({ outcome }) => outcome !== 'failed'),
    checks: results,
    runs: runs.map((run) => ({
      election: run.election,
      run: run.number,
      uuid: run.uuid,
      fingerprint: checks.fingerprintOf(run),
    })),
    audit: log.head ?? null,
  };
  const { text, hash } = signedText(signer, report);
  const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check);
  await store.audit.append(
    {
      act: report.ok ? 'preflight.passed' : 'preflight.failed',
      consultation: id,
      detail: { report: hash, ...(report.ok ? {} : { failed }) },
    },
    context.now,
  );
  return done({ report, signed: text });
}
