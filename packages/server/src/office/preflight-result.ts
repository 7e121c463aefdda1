import type { SmtpSettings } from '../mail/transport.ts';
import type { Registrar } from '../registrar/registrar.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import type { OfficeConsultation } from './office.ts';

/** What lies outside of the data folder: files, servers and ways to the voters. */
export interface OutsideInput {
  /** The folder of the built portal. */
  readonly portal?: string;
  /** The origin under which voters reach portal and API. */
  readonly origin?: string;
  readonly smtp?: SmtpSettings;
  readonly smsSetUp: boolean;
  /** The identity provider's address. */
  readonly issuer?: string;
}

/** What one check found. `not-asked` is neither good nor bad: nobody gave what it needs. */
export interface CheckResult {
  readonly check: string;
  readonly outcome: 'passed' | 'failed' | 'not-asked';
  readonly detail: string;
}

/** What preflight is given beside the data folder. */
export interface PreflightInput extends OutsideInput {
  /** Trustees' public keys as in sealing, to be compared. */
  readonly trustees: readonly { readonly file: string; readonly text: string }[];
  readonly threshold?: { readonly file: string; readonly text: string };
}

/** What the checks look at. */
export interface CheckContext {
  readonly rooms: Rooms;
  readonly registrar: Registrar;
  /** Of each election the latest run. */
  readonly runs: readonly Run[];
  /** The consultation's entries of the log. */
  readonly entries: readonly AuditEntry[];
  readonly consultation: OfficeConsultation;
  readonly now: Date;
  readonly progress: (text: string) => void;
}

/** A result of which everything that was found wrong is told; nothing wrong is a pass. */
export function resultOf(check: string, wrong: readonly string[], good: string): CheckResult {
  return wrong.length === 0
    ? { check, outcome: 'passed', detail: good }
    : { check, outcome: 'failed', detail: wrong.join('; ') };
}

/** A check that nobody gave what it needs. */
export function notAsked(check: string, detail: string): CheckResult {
  return { check, outcome: 'not-asked', detail };
}
