import type { Finding, Look, SeenRun } from './look.ts';

/** What two looks tell: what may not have changed, and what has as it may. */
export interface Comparison {
  readonly alarms: readonly Finding[];
  readonly notes: readonly Finding[];
}

/** Collects findings in the order in which they are found. */
class Findings implements Comparison {
  readonly alarms: Finding[] = [];
  readonly notes: Finding[] = [];

  alarm(code: Finding['code'], what: string): void {
    this.alarms.push({ code, what });
  }

  note(code: Finding['code'], what: string): void {
    this.notes.push({ code, what });
  }
}

/**
 * What has changed from one look to the next. An urn may only grow, and not once it is sealed; what was sealed, counted or
 * published stays as it was; the site's files and their security policies stay as they were first seen.
 */
export function compareLooks(before: Look, now: Look): Comparison {
  const findings = new Findings();
  if (before.consultation !== now.consultation) {
    findings.alarm(
      'consultation-changed',
      `the site is of ${now.consultation}, no longer of ${before.consultation}`,
    );
    return findings;
  }
  compareRecords(before.files, now.files, (path, change) =>
    findings.alarm('file-changed', `${path} ${change}`),
  );
  compareRecords(before.policies, now.policies, (path, change) => {
    if (change === 'was changed')
      findings.alarm('policy-changed', `the security policy of ${path} ${change}`);
  });
  if (before.referenceKey !== now.referenceKey) {
    findings.alarm(
      'key-changed',
      `the server signs with another key: ${now.referenceKey} in place of ${before.referenceKey}`,
    );
  }
  compareLogs(before, now, findings);
  if (before.manifest !== undefined && before.manifest !== now.manifest) {
    findings.note(
      'portal-sealed',
      `the office has fixed other files of the portal: ${now.manifest ?? 'none'}`,
    );
  }
  compareRecords(before.notices, now.notices, (id, change) => {
    if (change === 'was added') findings.note('notice-changed', `notice ${id} was published`);
    else findings.alarm('notice-changed', `notice ${id} ${change}`);
  });
  for (const [uuid, run] of Object.entries(before.runs)) {
    const next = now.runs[uuid];
    if (next === undefined) findings.alarm('run-missing', `${nameOf(uuid, run)} is gone`);
    else compareRuns(nameOf(uuid, run), run, next, findings);
  }
  for (const [uuid, run] of Object.entries(now.runs)) {
    if (before.runs[uuid] !== undefined) continue;
    const others = Object.values(now.runs).filter(({ id, run: number }) => id === run.id && number < run.run);
    const what = `${nameOf(uuid, run)} was added`;
    if (others.every(({ phase }) => phase === 'annulled')) findings.note('run-added', what);
    else findings.alarm('run-added', `${what}, and the run before it is not annulled`);
  }
  return findings;
}

/** What to compare the next look with: what was seen first of what never changes, and everything that was in an urn. */
export function rememberedOf(before: Look, now: Look): Look {
  const { files, policies, referenceKey, auditHead: head } = before;
  const further = head === undefined || (now.auditHead?.height ?? -1) > head.height ? now.auditHead : head;
  const runs = Object.entries(now.runs).map(
    ([uuid, run]) => [uuid, rememberedRun(before.runs[uuid], run)] as const,
  );
  return {
    ...now,
    files,
    policies,
    referenceKey,
    ...(further === undefined ? {} : { auditHead: further }),
    notices: { ...now.notices, ...before.notices },
    runs: { ...before.runs, ...Object.fromEntries(runs) },
  };
}

function rememberedRun(first: SeenRun | undefined, run: SeenRun): SeenRun {
  if (first === undefined) return run;
  const { id, run: number, sealedAt, fingerprint, definition, texts, closedAt, archive, result } = first;
  const all = [...new Set([...(first.trackers ?? []), ...(run.trackers ?? [])])].sort();
  const isLast = isFinal(first) || first.phase === run.phase;
  return {
    ...run,
    ...{ id, run: number, sealedAt, fingerprint, definition, texts },
    ...(isFinal(first) ? { phase: first.phase } : {}),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(first.trackers === undefined && run.trackers === undefined ? {} : { trackers: all }),
    ...(isLast && archive !== undefined ? { archive } : {}),
    ...(isLast && result !== undefined ? { result } : {}),
  };
}

/** Counted and annulled runs stay so. */
function isFinal({ phase }: SeenRun): boolean {
  return phase === 'counted' || phase === 'annulled';
}

function nameOf(uuid: string, { id, run }: SeenRun): string {
  return `${id}, run ${run} (${uuid})`;
}

type Change = 'was changed' | 'is missing' | 'was added';

function compareRecords(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  tell: (key: string, change: Change) => void,
): void {
  for (const key of [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()) {
    const [old, next] = [before[key], now[key]];
    if (old === next) continue;
    tell(key, old === undefined ? 'was added' : next === undefined ? 'is missing' : 'was changed');
  }
}

function compareLogs({ auditHead: before }: Look, { auditHead: now }: Look, findings: Findings): void {
  if (before === undefined) return;
  const old = `${before.height}:${before.hash}`;
  if (now === undefined || now.height < before.height) {
    findings.alarm('log-changed', `the audit log ends before ${old}, which was its head`);
  } else if (now.height === before.height && now.hash !== before.hash) {
    findings.alarm(
      'log-changed',
      `the audit log was written anew: its head was ${old} and is ${now.height}:${now.hash}`,
    );
  }
}

function compareRuns(name: string, before: SeenRun, now: SeenRun, findings: Findings): void {
  for (const what of ['fingerprint', 'definition', 'texts', 'sealedAt', 'id', 'run'] as const) {
    if (before[what] !== now[what])
      findings.alarm('run-changed', `${what} of ${name} was changed after sealing`);
  }
  comparePhases(name, before, now, findings);
  for (const what of ['opensAt', 'closesAt'] as const) {
    if (before[what] !== now[what]) {
      findings.note('period-changed', `${what} of ${name} was ${before[what]} and is ${now[what]}`);
    }
  }
  if (now.phase === 'annulled') return;
  compareUrns(name, before, now, findings);
  if (before.phase !== now.phase) return;
  if (before.archive !== undefined && before.archive !== now.archive) {
    findings.alarm('archive-changed', `the archive of ${name} was changed`);
  }
  if (before.result !== undefined && before.result !== now.result) {
    findings.alarm('result-changed', `the result of ${name} was changed`);
  }
}

/** From counting and annulling there is no way back, nor from sealing the urn to voting. */
function comparePhases(name: string, before: SeenRun, now: SeenRun, findings: Findings): void {
  if (before.closedAt !== undefined && now.phase !== 'annulled' && now.closedAt !== before.closedAt) {
    findings.alarm(
      'run-changed',
      `the urn of ${name} was sealed at ${before.closedAt}, and that is no longer so`,
    );
  }
  if (before.phase === now.phase) return;
  const what = `${name} was ${before.phase} and is ${now.phase}`;
  const wasOpen = before.phase !== 'not-open';
  if (isFinal(before) || (wasOpen && now.phase === 'not-open')) findings.alarm('phase-changed', what);
  else findings.note('phase-changed', what);
}

function compareUrns(name: string, before: SeenRun, now: SeenRun, findings: Findings): void {
  const [was, is] = [new Set(before.trackers ?? []), new Set(now.trackers ?? [])];
  const lost = [...was].filter((tracker) => !is.has(tracker));
  for (const tracker of lost) findings.alarm('urn-lost', `ballot ${tracker} is gone from the urn of ${name}`);
  const added = [...is].filter((tracker) => !was.has(tracker)).length;
  if (added === 0) return;
  const what = `${added} ballots were added to the urn of ${name}: ${is.size}`;
  const isSealed = before.closedAt !== undefined;
  const isAhead = before.phase === 'not-open' && now.phase === 'not-open';
  if (isSealed) findings.alarm('urn-grew', `${what}, which was sealed`);
  else if (isAhead) findings.alarm('urn-grew', `${what}, before voting has opened`);
  else findings.note('urn-grew', what);
}
