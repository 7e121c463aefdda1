import { auditHash, auditRoot, type AuditEntry } from '../store/audit.ts';

/** Something in the log that is not as it was written, and where. */
export interface AuditProblem {
  readonly height: number;
  readonly what: string;
}

/** The last entry of a log: whoever noted it can prove later that nothing before it was changed. */
export interface AuditHead {
  readonly height: number;
  readonly hash: string;
}

/** What checking a log found; `problems` is empty when every entry is as it was written. */
export interface AuditReport {
  readonly entries: number;
  readonly head: AuditHead | undefined;
  readonly problems: readonly AuditProblem[];
}

/**
 * Checks the whole log: every entry stands where its height says, names the one before it, and hashes to what it says.
 * With a head that was noted earlier, that entry must still be the same: else the end of the log could be cut or written
 * anew unseen.
 */
export function verifyAudit(entries: readonly AuditEntry[], noted?: AuditHead): AuditReport {
  const problems: AuditProblem[] = [];
  let parent = auditRoot;
  for (const [height, entry] of entries.entries()) {
    if (entry.height !== height) {
      problems.push({ height, what: `the entry is missing; after it comes entry ${entry.height}` });
      break;
    }
    if (auditHash(entry) !== entry.hash) {
      problems.push({ height, what: 'the entry is not as it was written: its hash is another' });
    } else if (entry.parent !== parent) {
      problems.push({ height, what: 'the entry before it is not the one that it was written after' });
    }
    parent = entry.hash;
  }
  if (noted !== undefined && problems.length === 0 && entries[noted.height]?.hash !== noted.hash) {
    const what =
      noted.height >= entries.length
        ? `the log ends before the entry that was noted: ${entries.length} entries are left`
        : 'the entry is another than the one that was noted: the log was written anew from there or before';
    problems.push({ height: noted.height, what });
  }
  const last = entries.at(-1);
  return {
    entries: entries.length,
    head: last === undefined ? undefined : { height: last.height, hash: last.hash },
    problems,
  };
}
