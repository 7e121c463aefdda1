import type { Clock } from '../clock.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import { failure, success, type Outcome } from '../errors.ts';
import { plainNumber, readOrderNumber } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { SignInWay } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { startSession, type SessionLimits } from '../voting/sessions.ts';
import { sameText } from './same-text.ts';
import type { SecretHashes } from './secret-hash.ts';
import { tokenUsedAt } from './token-use.ts';

/** What voters type beside what a way in proves by itself. */
export interface OwnParts {
  readonly orderNumber?: string | undefined;
  readonly token?: string | undefined;
}

/** The parts that a consultation wants of voters who come in one way. */
export function wantedParts(
  { signIn }: Pick<ConsultationDefinition, 'signIn'>,
  way: SignInWay,
): { readonly orderNumber: boolean; readonly token: boolean } {
  const { withOrderNumber } = { withOrderNumber: false, ...signIn[definitionKeys[way]] };
  // The token is not one way's: whoever comes in, however they do, brings theirs.
  return { orderNumber: withOrderNumber, token: signIn.token !== undefined };
}

const definitionKeys = { 'open-id-connect': 'openIdConnect', password: 'password' } as const satisfies Record<
  SignInWay,
  keyof ConsultationDefinition['signIn']
>;

/** Whom a way in has found, before their own parts are looked at. */
export interface Found {
  readonly way: SignInWay;
  readonly definition: Pick<ConsultationDefinition, 'signIn'>;
  /** Nobody when the way knows nobody. */
  readonly voter: Voter | undefined;
  /** Whether what the way itself asks for is right. */
  readonly fits: boolean;
}

/** What proving works on. */
export interface ProofTools {
  readonly store: Store;
  readonly clock: Clock;
  readonly secretHashes: SecretHashes;
}

/**
 * A voter who has given every part that the consultation wants. Only `proveVoter` makes one, and sessions begin with one
 * only: no way in, this year's or the next one's, can leave a part out.
 */
export class ProvenVoter {
  readonly #voter: Voter;
  readonly #way: SignInWay;

  private constructor(voter: Voter, way: SignInWay) {
    this.#voter = voter;
    this.#way = way;
  }

  /**
   * Looks at every part, whatever the others were, with the same look-ups and hashes for everybody; refuses as
   * `sign-in-refused`, or, once all is right, as `token-used` when the token has done its work.
   */
  static async prove(
    { store, secretHashes }: ProofTools,
    { way, definition, voter, fits }: Found,
    given: OwnParts,
  ): Promise<Outcome<ProvenVoter>> {
    const wanted = wantedParts(definition, way);
    const access = await store.access.ofVoter(voter?.id ?? '');
    const orderNumber =
      !wanted.orderNumber || sameText(readOrderNumber(given.orderNumber ?? '') ?? '', access?.orderNumber);
    const token =
      !wanted.token ||
      (await secretHashes.matches(plainNumber(given.token ?? ''), access?.tokenHash ?? undefined));
    if (voter === undefined || !fits || !orderNumber || !token) return failure('sign-in-refused');
    const usedAt = wanted.token ? await tokenUsedAt(store, voter) : undefined;
    if (usedAt !== undefined) return failure('token-used', { signedAt: usedAt });
    return success(new ProvenVoter(voter, way));
  }

  get consultation(): string {
    return this.#voter.consultation;
  }

  /** Begins the voter's session; gives the token for the cookie. */
  begin(
    { store, clock }: Pick<ProofTools, 'store' | 'clock'>,
    limits: SessionLimits,
  ): Promise<{ token: string }> {
    return startSession(store, clock, limits, this.#voter, this.#way);
  }
}
