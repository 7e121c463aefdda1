import type { Outcome } from '../errors.ts';

/** What the browser is sent to the identity provider with. */
export interface SignInRequest {
  readonly consultation: string;
  /** The key that the voter chose: `eid`, `itsme`, … */
  readonly key: string;
  readonly language: 'fr' | 'nl';
}

/** A started sign-in: where to send the browser, and what to remember until it comes back. */
export interface StartedSignIn {
  readonly redirectTo: string;
  /** Unpredictable, and names the consultation: `consultationOfState`. */
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the identity provider says it is. */
export interface Identity {
  readonly professionalNumber: string;
  /** The key that the person used, where the provider says it in our words. */
  readonly key?: string;
}

/** The way to an OpenID provider: authorization code with PKCE. */
export interface SignInGateway {
  start(request: SignInRequest): Promise<Outcome<StartedSignIn>>;
  /** Turns the provider's answer, the whole URL that it sent the browser back to, into an identity. */
  finish(
    answer: URL,
    expected: Pick<StartedSignIn, 'state' | 'nonce' | 'codeVerifier'>,
  ): Promise<Outcome<Identity>>;
}

/** A state for a sign-in to a consultation. What comes back late or to another browser can then be led to where it begins. */
export function stateFor(consultation: string, random: string): string {
  return `${random}.${consultation}`;
}

/** The consultation that a state names; anybody may have written it. */
export function consultationOfState(state: string): string | undefined {
  return /^[\w-]+\.(.+)$/.exec(state)?.[1];
}
