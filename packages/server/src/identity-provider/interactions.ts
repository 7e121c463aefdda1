import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type InteractionResults, type default as Provider } from 'oidc-provider';
import type { SignInKeyDefinition } from '../definition/definition.ts';
import type { Language } from '../http/schemas/common.ts';
import { contextOfKey } from '../sign-in/openid-connect.ts';
import { checkProof, methodOf, newChallenge, toType, type Challenge } from './methods.ts';
import { choicePage, expiredPage, numberPage, proofPage, type PageContext, type Person } from './pages.ts';
import { readForm, send } from './requests.ts';
import { languageOf } from './texts.ts';

/** What the pages need of the provider around them. */
export interface InteractionContext {
  readonly provider: Provider;
  readonly keys: readonly SignInKeyDefinition[];
  readonly people: () => Promise<readonly Person[]>;
  /** Remembers who signed in and gives the subject that clients know them by. */
  readonly subjectOf: (person: Person) => string;
  readonly headers: Readonly<Record<string, string>>;
  readonly now: () => number;
}

/** A sign-in under way, between its pages. */
interface SignIn {
  readonly expiresAt: number;
  language: Language;
  keyId: string | undefined;
  /** Set once the number was recognised. */
  proof: { readonly person: Person; readonly challenge: Challenge } | undefined;
}

/** How long a person may take, in seconds. */
export const interactionSeconds = 600;

const examplesShown = 6;
const route = /^\/interaction\/([\w-]+)(?:\/(key|number|proof|leave))?$/;

/** The pages on which a person chooses a key, says who they are and proves it. */
export class Interactions {
  readonly #context: InteractionContext;
  readonly #signIns = new Map<string, SignIn>();

  constructor(context: InteractionContext) {
    this.#context = context;
  }

  /** Answers a request for one of the pages; false when the address is none of them. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const [, uid, action] = route.exec(url.pathname) ?? [];
    if (uid === undefined) return false;
    const details = await this.#detailsOf(request, response);
    if (details?.uid !== uid) {
      const language = languageOf(request.headers['accept-language']?.replaceAll(/[,;]/g, ' '));
      this.#page(response, 410, expiredPage(language));
      return true;
    }
    const signIn = this.#signInOf(details);
    const wanted = url.searchParams.get('language');
    if (wanted !== null) signIn.language = languageOf(wanted);
    if (request.method === 'GET' && action === undefined) await this.#show(response, uid, signIn);
    else if (request.method === 'POST' && action !== undefined) {
      const form = await readForm(request);
      if (form === undefined) send(response, 413, this.#context.headers);
      else await this.#act(action, form, { request, response, uid, signIn });
    } else send(response, 405, this.#context.headers);
    return true;
  }

  async #detailsOf(request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> {
    try {
      return await this.#context.provider.interactionDetails(request, response);
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  #signInOf({ uid, params }: Interaction): SignIn {
    const now = this.#context.now();
    for (const [other, { expiresAt }] of this.#signIns) if (expiresAt <= now) this.#signIns.delete(other);
    const known = this.#signIns.get(uid);
    if (known !== undefined) return known;
    const asked = typeof params.acr_values === 'string' ? params.acr_values.split(' ') : [];
    const key = this.#context.keys.find(({ id }) => asked.includes(contextOfKey(id)));
    const signIn: SignIn = {
      expiresAt: now + interactionSeconds * 1000,
      language: languageOf(params.ui_locales),
      keyId: key?.id,
      proof: undefined,
    };
    this.#signIns.set(uid, signIn);
    return signIn;
  }

  /** The page of the step that the sign-in has reached. */
  async #show(
    response: ServerResponse,
    uid: string,
    signIn: SignIn,
    refused: {
      number?: string;
      numberProblem?: 'missing' | 'unknown';
      proofProblem?: 'missing' | 'wrong' | 'refused';
    } = {},
  ): Promise<void> {
    const { keys, people, now } = this.#context;
    const page: PageContext = {
      language: signIn.language,
      base: `/interaction/${uid}`,
      hasChoice: keys.length > 1,
    };
    const status = refused.numberProblem === undefined && refused.proofProblem === undefined ? 200 : 422;
    if (signIn.keyId === undefined) {
      this.#page(response, status, choicePage(page, keys));
    } else if (signIn.proof === undefined) {
      const { number = '', numberProblem } = refused;
      this.#page(
        response,
        status,
        numberPage(page, {
          method: methodOf(signIn.keyId),
          examples: (await people()).slice(0, examplesShown),
          typed: number,
          ...(numberProblem === undefined ? {} : { problem: numberProblem }),
        }),
      );
    } else {
      const { person, challenge } = signIn.proof;
      const { proofProblem } = refused;
      this.#page(
        response,
        status,
        proofPage(page, {
          method: challenge.method,
          person,
          toType: toType(challenge, now()),
          ...(proofProblem === undefined ? {} : { problem: proofProblem }),
        }),
      );
    }
  }

  async #act(
    action: string,
    form: URLSearchParams,
    at: { request: IncomingMessage; response: ServerResponse; uid: string; signIn: SignIn },
  ): Promise<void> {
    const { request, response, uid, signIn } = at;
    if (action === 'key') {
      signIn.keyId = this.#context.keys.find(({ id }) => id === form.get('key'))?.id;
    } else if (action === 'number') {
      const number = form.get('number') ?? '';
      const numberProblem = await this.#identify(signIn, number);
      if (numberProblem !== undefined) return this.#show(response, uid, signIn, { number, numberProblem });
    } else if (action === 'proof' && signIn.proof !== undefined && signIn.keyId !== undefined) {
      const proofProblem = checkProof(signIn.proof.challenge, form.get('proof') ?? '', this.#context.now());
      if (proofProblem !== undefined) return this.#show(response, uid, signIn, { proofProblem });
      const accountId = this.#context.subjectOf(signIn.proof.person);
      return this.#finish(request, response, uid, {
        login: { accountId, acr: contextOfKey(signIn.keyId), remember: false },
      });
    } else if (action === 'leave') {
      signIn.proof = undefined;
      if (form.get('to') === 'keys') signIn.keyId = undefined;
      else if (form.get('to') !== 'number') {
        return this.#finish(request, response, uid, {
          error: 'access_denied',
          error_description: 'The person left the sign-in',
        });
      }
    }
    // Back to a page that may be loaded again without sending anything twice.
    send(response, 303, { ...this.#context.headers, location: `/interaction/${uid}` });
  }

  /** Recognises a number however it is spelt, and starts the proof. */
  async #identify(signIn: SignIn, number: string): Promise<'missing' | 'unknown' | undefined> {
    if (signIn.keyId === undefined) return undefined;
    const plain = plainNumber(number);
    if (plain === '') return 'missing';
    const person = (await this.#context.people()).find((each) => plainNumber(each.number) === plain);
    if (person === undefined) return 'unknown';
    signIn.proof = { person, challenge: newChallenge(methodOf(signIn.keyId)) };
    return undefined;
  }

  async #finish(
    request: IncomingMessage,
    response: ServerResponse,
    uid: string,
    result: InteractionResults,
  ): Promise<void> {
    this.#signIns.delete(uid);
    await this.#context.provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: false,
    });
  }

  #page(response: ServerResponse, status: number, body: string): void {
    send(response, status, { ...this.#context.headers, 'content-type': 'text/html; charset=utf-8' }, body);
  }
}

function plainNumber(number: string): string {
  return number.replaceAll(/[^\p{L}\p{Nd}]/gu, '').toUpperCase();
}
