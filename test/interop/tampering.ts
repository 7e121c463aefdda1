/** What a way of tampering is, and what several have in common. */
import { inContext } from '../../packages/protocol/src/context.ts';
import { modulus } from '../../packages/protocol/src/group/finite-field.parameters.ts';
import { type ProtocolErrorCode } from '../../packages/protocol/src/index.ts';
import { type OurElection } from './our-election.ts';
import { type Change } from './tamper.ts';

/** Who may accept: 2.0, 3.0's `election verify` alone, and 3.0 with `verify-ballot` for each ballot as well. */
export const judges = ['2.0', '3.0', '3.0 + verify-ballot'] as const;

/** One of {@link judges}. */
export type Judge = (typeof judges)[number];

/** A way of tampering. */
export interface Tampering {
  readonly what: string;
  readonly code: ProtocolErrorCode;
  readonly acceptedBy: readonly Judge[];
  readonly change: Change;
}

/** Found only by a check that 3.0's `election verify` starts and does not wait for. */
export const unwaited = ['3.0'] as const;
/** Refused by all. */
export const nobody = [] as const;
/** Accepted by all. */
export const everybody: readonly Judge[] = [...judges];

/** A scalar that is the same modulo the order. */
export const larger = (ours: OurElection, digits: string): string =>
  String(BigInt(digits) + inContext(ours.election.group, ({ group }) => group.order));

/** The first element becomes one that has a second component, of order 2. */
export const outside = (text: string, ours: OurElection): string =>
  text.replace(
    /"(alpha|decryption_factors)":(\[*)"(\w+)"/,
    (_, name: string, open: string, element: string) => {
      // In Ed25519 the point (0, −1), in the other group −1.
      const added =
        ours.election.group === 'Ed25519'
          ? '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec'
          : String(modulus - BigInt(element));
      return `"${name}":${open}"${added}"`;
    },
  );

/** A line of the list. */
export const tamperWith = (
  what: string,
  code: ProtocolErrorCode,
  acceptedBy: readonly Judge[],
  change: Change,
): Tampering => ({ what, code, acceptedBy, change });
