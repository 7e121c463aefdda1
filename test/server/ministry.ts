import { join } from 'node:path';
import { newAccessCode } from '../../packages/protocol/src/index.ts';
import { solveRobotCheck, solvedPayload } from '../../packages/server/src/robot-check/solve.ts';
import type { VoterAccess } from '../../packages/server/src/store/access.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { openScene, type Scene } from './support.ts';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { RobotChallenge } from '../../packages/server/src/http/schemas/robot-check.ts';

/** What a browser sees of an answer. */
export interface Seen {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The session cookie that was set, as a browser sends it back. */
  readonly cookie: string | undefined;
  /** Work that the refusal offers. */
  readonly challenge: RobotChallenge | undefined;
}

const readProblem = Compile(
  Type.Object({ code: Type.Optional(Type.String()), robotChallenge: Type.Optional(RobotChallenge) }),
);

/** The consultation of the Ministry, where voters sign in by identifier, password and order number. */
export interface Ministry extends Scene {
  readonly id: string;
  /** The n-th voter of the roll, with what they sign in with. */
  person(index: number): Promise<{ readonly voter: Voter; readonly access: VoterAccess }>;
  /** Gives a voter a password, as if they had asked for one. */
  passwordOf(voter: Voter): Promise<string>;
  post(path: string, body: object, more?: PostOptions): Promise<Seen>;
  get(path: string, cookie: string | undefined): Promise<Seen>;
  /** Does some work, for no target: less than usual, where a test is not about how much. */
  work(): Promise<string>;
}

/** From where and with which cookie something is sent. */
export interface PostOptions {
  readonly address?: string;
  readonly cookie?: string | undefined;
}

/** Opens the example of the Ministry, or another folder with such a sign-in. */
export async function openMinistry(
  example = join(root, 'examples/ministere-2024'),
  logger: Logger | false = false,
): Promise<Ministry> {
  const scene = await openScene(example, logger);
  const { store, secretHashes, clock, robotCheck } = scene.data;
  const { id } = scene.staged.definition;
  const roll = await store.roll.ofConsultation(id);
  const inject = async (
    method: 'GET' | 'POST',
    path: string,
    payload: object | undefined,
    { address = '192.0.2.1', cookie }: PostOptions,
  ): Promise<Seen> => {
    const response = await scene.app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: address,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
    });
    const body: unknown = response.body === '' ? undefined : response.json();
    const problem = readProblem.Check(body) ? body : {};
    const set = response.cookies.find(({ name }) => name === '__Host-isoloir');
    return {
      status: response.statusCode,
      code: problem.code,
      body,
      headers: response.headers,
      cookie: set === undefined ? undefined : `${set.name}=${set.value}`,
      challenge: problem.robotChallenge,
    };
  };
  return Object.assign(scene, {
    id,
    async person(index: number) {
      const voter = roll[index];
      const access = await store.access.ofVoter(voter?.id ?? '');
      if (voter === undefined || access === undefined) throw new Error(`The roll has no voter ${index}`);
      return { voter, access };
    },
    async passwordOf(voter: Voter) {
      const password = newAccessCode('password');
      await store.access.setPassword(voter.id, await secretHashes.hash(password), clock());
      return password;
    },
    post: (path: string, body: object, more: PostOptions = {}) => inject('POST', path, body, more),
    get: (path: string, cookie: string | undefined) => inject('GET', path, undefined, { cookie }),
    async work() {
      return solved(await robotCheck.challenge({ times: 1 / 100 }));
    },
  });
}

/** Does the work of a challenge. */
export async function solved(challenge: RobotChallenge): Promise<string> {
  const { solution } = await solveRobotCheck(challenge);
  return solvedPayload(challenge, solution);
}

/** Writes down each call of a method; gives what ends it. */
export function noting(trace: string[], target: object, method: string): () => void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') throw new Error(`There is no ${method}`);
  const noted = (...given: readonly unknown[]): unknown => {
    trace.push(method);
    return Reflect.apply(original, target, given);
  };
  Reflect.set(target, method, noted);
  return () => void Reflect.set(target, method, original);
}
