import createOpenApiClient from 'openapi-fetch';
import { type Clock, systemClock } from './clock.ts';
import { readProblem, type Result } from './errors.ts';
import type {
  BoothCodeRequest,
  BoothSessionRequest,
  ConfirmationsRequest,
  ContactData,
  FindBallotsRequest,
  IdentifierRequest,
  LinkIdentity,
  LinkUse,
  PasswordRequest,
  PasswordSignIn,
  paths,
  SignatureProofRequest,
  SignInCompletion,
  TokenRequest,
} from './generated/schema.ts';
import { createTransport, TransportFailure } from './transport.ts';

/** Where the server is and how patient the client is. Durations are in milliseconds. */
export interface ApiClientOptions {
  /** Address of the API, ending in `/api/v1`: absolute, or a path on the page’s own origin. */
  readonly apiBase: string;
  /**
   * The token of a booth’s session, on a page of the origin that it was given to. It is sent with the few calls that take
   * one, and cookies with none; every other call of a voter’s is refused.
   */
  readonly token?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
  /** From 0 up to 1; spreads retries. */
  readonly random?: () => number;
  /** Time for one attempt, its whole answer included. Default 15 s. */
  readonly timeout?: number;
  /** How often a call that changes nothing is tried in all. Default 3. Other calls are never repeated. */
  readonly attempts?: number;
  /** Longest wait before the second attempt; doubles with each further one. Default 0.5 s. */
  readonly retryDelay?: number;
  /** Time for one attempt at a document, which may be large. Default 2 min. */
  readonly documentTimeout?: number;
}

type AfterVoteStep =
  paths['/api/v1/session/elections/{uuid}/after-vote/{step}']['post']['parameters']['path']['step'];

/** The calls of the voting server. None throws for an expected failure: the outcome is a value. */
export type ApiClient = ReturnType<typeof createApiClient>;

/** What a browser needs to start a sign-in; all paths are on the portal’s origin. */
export interface SignInRequest {
  readonly consultation: string;
  /** Id of one of the consultation’s sign-in keys. */
  readonly key: string;
  readonly language: 'fr' | 'nl';
  /** Where the voter comes back to. */
  readonly returnTo: string;
  /** Where they come back to, with `?error=<code>`, when the sign-in fails. */
  readonly errorTo: string;
}

/** A client of the voting server at one address. */
export function createApiClient(options: ApiClientOptions) {
  const server = options.apiBase.replace(/\/api\/v1\/?$/, '');
  const patient = (timeout: number) =>
    createTransport({
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      clock: options.clock ?? systemClock,
      random: options.random ?? Math.random,
      timeout,
      attempts: options.attempts ?? 3,
      retryDelay: options.retryDelay ?? 500,
    });
  const api = createOpenApiClient<paths>({
    baseUrl: server,
    cache: 'no-store',
    credentials: options.token === undefined ? 'same-origin' : 'omit',
    fetch: patient(options.timeout ?? 15_000),
  });
  const documentTransport = patient(options.documentTimeout ?? 120_000);
  const inConsultation = (consultation: string) => ({ params: { path: { consultation } } });
  const of = (uuid: string) => ({ params: { path: { uuid } } });
  const held = options.token === undefined ? {} : { headers: { authorization: `Bearer ${options.token}` } };

  return {
    /** The consultations of this server. */
    listConsultations: () => value(api.GET('/api/v1/consultations')),
    /** What anybody may know of a consultation. */
    getConsultation: (consultation: string) =>
      value(api.GET('/api/v1/consultations/{consultation}', inConsultation(consultation))),
    /**
     * The bytes of a document by its hex SHA-256, which the caller compares. `signal` gives it up; the failure is then
     * `network-unreachable`. The browser may keep it: what a hash names never changes.
     */
    getDocument: (
      consultation: string,
      sha256: string,
      signal?: AbortSignal,
    ): Promise<Result<Uint8Array<ArrayBuffer>>> =>
      bytes(
        api.GET('/api/v1/consultations/{consultation}/documents/{sha256}', {
          params: { path: { consultation, sha256 } },
          parseAs: 'arrayBuffer',
          cache: 'default',
          fetch: documentTransport,
          ...(signal === undefined ? {} : { signal }),
        }),
      ),
    /**
     * Signs in by identifier and password, with order number and voting token where the consultation wants them; the
     * session is in the cookie then.
     */
    signInWithPassword: (consultation: string, body: PasswordSignIn) =>
      nothing(
        api.POST('/api/v1/consultations/{consultation}/sign-in/password', {
          ...inConsultation(consultation),
          body,
        }),
      ),
    /** Completes what the identity provider confirmed, by the order number, the voting token or both. */
    completeSignIn: (body: SignInCompletion) => nothing(api.POST('/api/v1/sign-in/complete', { body })),
    /** Asks for an identifier by e-mail. The answer is the same whoever asks. */
    recoverIdentifier: (consultation: string, body: IdentifierRequest) =>
      nothing(
        api.POST('/api/v1/consultations/{consultation}/recover/identifier', {
          ...inConsultation(consultation),
          body,
        }),
      ),
    /** Asks for a new password by SMS. The answer is the same whoever asks. */
    recoverPassword: (consultation: string, body: PasswordRequest) =>
      nothing(
        api.POST('/api/v1/consultations/{consultation}/recover/password', {
          ...inConsultation(consultation),
          body,
        }),
      ),
    /** Asks for a voting token by e-mail; the one before stops working. The answer is the same whoever asks. */
    requestToken: (consultation: string, body: TokenRequest) =>
      nothing(
        api.POST('/api/v1/consultations/{consultation}/token', { ...inConsultation(consultation), body }),
      ),
    /** Whether a single-use link is good, and until when; uses nothing up. `token` stands behind the # of its address. */
    openLink: (token: string) => value(api.POST('/api/v1/links/open', { body: { token } })),
    /** Says who holds the link; tells where the identifier would go, masked. Uses nothing up. */
    identifyByLink: (body: LinkIdentity) => value(api.POST('/api/v1/links/identity', { body })),
    /** Uses the link up: the identifier goes by e-mail, and the password is in this answer alone. */
    useLink: (body: LinkUse) => value(api.POST('/api/v1/links/use', { body })),
    /** What the office tells everybody, those withdrawn included; to be asked again every half minute or less often. */
    listNotices: (consultation: string) =>
      value(api.GET('/api/v1/consultations/{consultation}/notices', inConsultation(consultation))),
    /** How many have voted by the last full hour; `turnout-not-public` where nobody is to know before the end. */
    getTurnout: (consultation: string) =>
      value(api.GET('/api/v1/consultations/{consultation}/turnout', { params: { path: { consultation } } })),
    /** What an observer follows a consultation by: its runs, urns, notices, the end of the audit log. */
    getObservation: (consultation: string) =>
      value(api.GET('/api/v1/consultations/{consultation}/observation', inConsultation(consultation))),
    /** Who is signed in, and until when. Counts as activity. */
    getSession: () => value(api.GET('/api/v1/session', held)),
    /** Signs out. */
    endSession: () => nothing(api.DELETE('/api/v1/session', held)),
    /** A code that hands the session over to the page of a listed site, for the address of that page. */
    createBoothCode: (body: BoothCodeRequest) => value(api.POST('/api/v1/session/booth-codes', { body })),
    /** Begins the session of a booth in the page of a listed site; its token is for another client. */
    exchangeBoothCode: (body: BoothSessionRequest) => value(api.POST('/api/v1/booth-sessions', { body })),
    /** The elections of the voter who is signed in. */
    listVoterElections: () => value(api.GET('/api/v1/session/elections', held)),
    /** One election of the voter: whether their vote is recorded, and when. */
    getVoterElection: (uuid: string) =>
      value(api.GET('/api/v1/session/elections/{uuid}', { ...of(uuid), ...held })),
    /** The voter’s private credential for an election. */
    getCredential: (uuid: string) =>
      value(api.GET('/api/v1/session/elections/{uuid}/credential', { ...of(uuid), ...held })),
    /** The details of the voter who is signed in, as they last gave them. */
    getContactData: () => value(api.GET('/api/v1/session/contact-data')),
    /** Puts the voter’s details in place; `contact-data-invalid` names the fields that do not fit. */
    putContactData: (body: ContactData) => value(api.PUT('/api/v1/session/contact-data', { body })),
    /** How far the voter has come after the vote. */
    getAfterVote: (uuid: string) => value(api.GET('/api/v1/session/elections/{uuid}/after-vote', of(uuid))),
    /** Notes that the voter has done a step after the vote. */
    markAfterVote: (uuid: string, step: AfterVoteStep) =>
      value(
        api.POST('/api/v1/session/elections/{uuid}/after-vote/{step}', { params: { path: { uuid, step } } }),
      ),
    /** Sends the documents of the vote by e-mail: once, since nobody wants them twice. */
    sendConfirmations: (uuid: string, body: ConfirmationsRequest) =>
      value(api.POST('/api/v1/session/elections/{uuid}/confirmations', { ...of(uuid), body })),
    /** The server’s signed proof that the voter has voted in an election. */
    getSignatureProof: (uuid: string) =>
      value(api.GET('/api/v1/session/elections/{uuid}/signature-proof', of(uuid))),
    /** Sends that proof, as a document of the browser’s making: once, since nobody wants it twice. */
    sendSignatureProof: (uuid: string, body: SignatureProofRequest) =>
      value(api.POST('/api/v1/session/elections/{uuid}/signature-proof', { ...of(uuid), body })),
    /** Work for the browser, to be solved before a call that wants a robot check. */
    createRobotCheck: () => value(api.GET('/api/v1/robot-check')),
    /** The ballots of a bucket, among which the holder of a verification code finds theirs. */
    findBallots: (uuid: string, body: FindBallotsRequest) =>
      value(api.POST('/api/v1/elections/{uuid}/ballots/bucket', { ...of(uuid), body })),
    /** An election’s sealed texts. */
    getElection: (uuid: string) => value(api.GET('/api/v1/elections/{uuid}', of(uuid))),
    /**
     * Sends an encrypted ballot, once. After `network-unreachable`, `timeout` or `answer-unreadable` nobody knows
     * whether it was recorded: send the very same ballot again, which gets the same receipt.
     */
    castBallot: (uuid: string, ballot: string) =>
      value(api.POST('/api/v1/elections/{uuid}/ballots', { ...of(uuid), ...held, body: { ballot } })),
    /** The public face of an urn. */
    getUrn: (uuid: string) => value(api.GET('/api/v1/elections/{uuid}/urn', of(uuid))),
    /** The totals, after the count. */
    getResult: (uuid: string) => value(api.GET('/api/v1/elections/{uuid}/result', of(uuid))),
    /** Whether the ballot of a signed reference is in the urn. */
    checkReference: (reference: string) =>
      value(api.POST('/api/v1/references/check', { body: { reference } })),
    /** The address to which a browser goes to sign in; it is a page of the identity provider in the end. */
    signInAddress: ({ consultation, ...query }: SignInRequest): string =>
      `${server}/api/v1/consultations/${encodeURIComponent(consultation)}/sign-in?${new URLSearchParams(query).toString()}`,
    /** The address of a document, for a link. */
    documentAddress: (consultation: string, sha256: string): string =>
      `${server}/api/v1/consultations/${encodeURIComponent(consultation)}/documents/${encodeURIComponent(sha256)}`,
    /** The address of an election’s archive, for a download after closing. */
    archiveAddress: (uuid: string): string =>
      `${server}/api/v1/elections/${encodeURIComponent(uuid)}/archive`,
  };
}

interface Answer<Value> {
  readonly data?: Value;
  readonly error?: unknown;
  readonly response: Response;
}

async function value<Value>(call: Promise<Answer<Value>>): Promise<Result<Value>> {
  const answer = await settled(call);
  if (!answer.ok) return answer;
  const { data } = answer.value;
  return data === undefined
    ? { ok: false, error: { code: 'answer-unreadable', status: answer.value.response.status } }
    : { ok: true, value: data };
}

async function bytes(call: Promise<Answer<ArrayBuffer>>): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const answer = await value(call);
  return answer.ok ? { ok: true, value: new Uint8Array(answer.value) } : answer;
}

async function nothing(call: Promise<Answer<unknown>>): Promise<Result<undefined>> {
  const answer = await settled(call);
  return answer.ok ? { ok: true, value: undefined } : answer;
}

async function settled<Value>(call: Promise<Answer<Value>>): Promise<Result<Answer<Value>>> {
  try {
    const answer = await call;
    if (answer.response.ok) return { ok: true, value: answer };
    return { ok: false, error: readProblem(answer.error, answer.response.status) };
  } catch (error) {
    if (error instanceof TransportFailure) return { ok: false, error: { code: error.code } };
    // The answer came in whole and said it was a success, yet is no JSON: a proxy’s page, for example.
    if (error instanceof SyntaxError) return { ok: false, error: { code: 'answer-unreadable' } };
    throw error;
  }
}
