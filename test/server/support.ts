import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import {
  encryptBallot,
  parseElection,
  type CastBallot,
  type Election,
} from '../../packages/protocol/src/index.ts';
import { minutesAfter, type Clock } from '../../packages/server/src/clock.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { stageConsultation, type StagedConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { sessionLimits, type DataFolder } from '../../packages/server/src/server.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { root } from '../../scripts/lib/root.ts';
import { absentProvider } from './absent-provider.ts';
import { newPlace, type Place } from './place.ts';

/** The instant at which the tests' clock starts, and the period around it. */
export const start = new Date('2026-02-03T09:00:00Z');
export const opensAt = minutesAfter(start, -60);
export const closesAt = minutesAfter(start, 60);

/** The example's consultation, staged and served without a network, with a clock that tests move. */
export interface Scene {
  /** As the office has it open. */
  readonly data: DataFolder;
  /** As the server has. */
  readonly served: DataFolder;
  readonly app: App;
  readonly staged: StagedConsultation;
  readonly folder: string;
  /** Where it is kept. */
  readonly place: Place;
  now: Date;
  /** Somebody of the roll's district, the n-th one. */
  voter(district: string, index?: number): Promise<Voter>;
  /** The election of a district. */
  election(id: string): Promise<Election>;
  /** A session cookie for a voter, begun now. */
  signIn(voter: Voter): Promise<string>;
  close(): Promise<void>;
}

/** Stages `examples/ordre-2024`, or another folder, in a fresh data folder, on another PostgreSQL server if wanted; logs to nobody by default. */
export async function openScene(
  example = join(root, 'examples/ordre-2024'),
  logger: Logger | false = false,
  databaseServer?: string,
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-test-'));
  const time = { now: start };
  const clock: Clock = () => time.now;
  const place = newPlace(join(folder, 'data'), databaseServer);
  const data = await place.open('office', clock);
  const staged = await stageConsultation(data, example, {
    opensAt,
    closesAt,
    keysFolder: join(folder, 'trustees'),
  });
  // The server as it runs beside the office: where the database knows roles, it may do less.
  const served = await place.open('serving', clock);
  const publicOrigin = 'http://localhost:8080';
  const app = await createApp(
    {
      ...served,
      signIn: absentProvider(publicOrigin),
      sessionLimits,
      publicOrigin,
    },
    logger,
  );
  const { id } = staged.definition;
  return {
    data,
    served,
    app,
    staged,
    folder,
    place,
    get now() {
      return time.now;
    },
    set now(instant) {
      time.now = instant;
    },
    async voter(district, index = 0) {
      const voters = (await data.store.roll.ofConsultation(id)).filter(
        (voter) => voter.district === district,
      );
      const voter = voters[index];
      if (voter === undefined) throw new Error(`District ${district} has no voter ${index}`);
      return voter;
    },
    async election(electionId) {
      const run = (await data.store.runs.ofConsultation(id)).find(({ election }) => election === electionId);
      const parsed = run === undefined ? undefined : parseElection(run.electionText);
      if (parsed?.ok !== true) throw new Error(`There is no election ${electionId}`);
      return parsed.value;
    },
    async signIn(voter) {
      const { token } = await startSession(data.store, clock, sessionLimits, voter);
      return `${sessionCookie}=${token}`;
    },
    async close() {
      await app.close();
      await served.close();
      await data.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A ballot as a voter's browser makes it: the candidates `chosen` (by index) in the first question, and the fewest
 * that are allowed in the others.
 */
export function ballotOf(
  scene: Scene,
  election: Election,
  voter: Voter,
  chosen: readonly number[] = [0],
): CastBallot {
  const credential =
    scene.data.registrar.credentialOf(election.uuid, voter.id) ??
    scene.staged.mailbox(election.uuid, voter.number);
  if (credential === undefined) throw new Error('This voter has no credential there');
  const choices = election.questions.map(({ answers, blank, min }, question) => [
    ...(blank === true ? [0 as const] : []),
    ...answers.map((_, index): 0 | 1 => ((question === 0 ? chosen.includes(index) : index < min) ? 1 : 0)),
  ]);
  const cast = encryptBallot({ election, credential, choices });
  if (!cast.ok) throw new Error(cast.error.message);
  return cast.value;
}

/** What a cast was answered with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly code: unknown;
}

/** Sends a ballot as a browser on our own origin does. */
export async function cast(
  scene: Scene,
  uuid: string,
  cookie: string | undefined,
  ballot: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await scene.app.inject({
    method: 'POST',
    url: `/api/v1/elections/${uuid}/ballots`,
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    payload: JSON.stringify({ ballot }),
  });
  const body: unknown = response.json();
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return { status: response.statusCode, body, code };
}

/** What a call is made with. */
export interface CallOptions {
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API as a page on our own origin does. */
export async function call(
  scene: Scene,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { cookie, body, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const response = await scene.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const answer: unknown = response.json();
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined;
  return { status: response.statusCode, body: answer, code };
}

/** How many ballots the urn holds and how many signatures the roll. */
export async function countsOf(scene: Scene, uuid: string): Promise<{ ballots: number; signatures: number }> {
  const { urn, signatures } = scene.data.store;
  return { ballots: await urn.count(uuid), signatures: await signatures.count(uuid) };
}
