import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { minutesAfter, systemClock } from '../../packages/server/src/clock.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { openDataFolder, sessionLimits } from '../../packages/server/src/server.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { portalFolder } from '../../scripts/lib/portal.ts';
import { percentileOf } from '../../scripts/lib/statistics.ts';
import { tableText, timeText, type Found, type Sizes, type SizingRow } from './found.ts';
import { inFolder, serve, writeExample } from './served.ts';

/** How long the answers to one kind of request took. Milliseconds. */
interface AnswerTimes {
  readonly what: string;
  readonly answers: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What so many signed-in voters cost. */
interface SessionsCost {
  readonly sessions: number;
  readonly seconds: number;
  readonly answers: readonly AnswerTimes[];
  /** Answers a second, when the next request follows the answer at once. */
  readonly mostPerSecond: number;
  /** Bytes that the server's processes hold: before the first request, and after the last. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

/** What a voter's page asks for when it is opened: the document first, then these together. */
const page = '/bench/elections/';
const thenTogether = [
  '/api/v1/session',
  '/api/v1/session/elections',
  '/api/v1/consultations/bench',
  '/api/v1/consultations/bench/notices',
] as const;

const processes = 2;

/** Requests under way at any moment while it is measured how many are answered in a second. */
const atOnce = 64;

/**
 * Has so many voters signed in, and each open a page within so many seconds, evenly: four answers from the API, and the
 * document. Times hold the wait for a connection, should too many requests be under way.
 */
export function benchSessions(
  { sessions, sessionSeconds: seconds }: Pick<Sizes, 'sessions' | 'sessionSeconds'>,
  onProgress: (text: string) => void,
): Promise<Found> {
  return inFolder(async (folder) => {
    const cookies = await signIn(folder, sessions, onProgress);
    const server = await serve(join(folder, 'data'), { processes, portal: portalFolder });
    const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
    try {
      const times = new Map<string, number[]>();
      const visit = async (cookie: string): Promise<void> => {
        await timed(times, { agent, origin: server.origin, path: page, cookie });
        await Promise.all(
          thenTogether.map((path) => timed(times, { agent, origin: server.origin, path, cookie })),
        );
      };
      // The first ones warm everything up.
      for (const cookie of cookies.slice(0, 20)) await visit(cookie);
      times.clear();
      const memoryBefore = server.memory();
      onProgress('all voters open a page');
      const began = performance.now();
      await Promise.all(
        cookies.map(async (cookie, index) => {
          const due = began + (index * seconds * 1000) / cookies.length;
          await wait(Math.max(0, due - performance.now()));
          await visit(cookie);
        }),
      );
      onProgress('as many requests as are answered');
      const mostPerSecond = await rateOf(cookies, (cookie) =>
        timed(new Map(), { agent, origin: server.origin, path: thenTogether[0], cookie }),
      );
      const cost: SessionsCost = {
        sessions,
        seconds,
        answers: [...times].map(([what, taken]) => ({
          what,
          answers: taken.length,
          p50: percentileOf(taken, 0.5),
          p95: percentileOf(taken, 0.95),
          p99: percentileOf(taken, 0.99),
          max: percentileOf(taken, 1),
        })),
        mostPerSecond,
        memoryBefore,
        memoryAfter: server.memory(),
      };
      return { figures: cost, text: sessionsText(cost), goals: [], sizing: [sizingOf(cost)] };
    } finally {
      agent.destroy();
      await server.stop();
    }
  });
}

/** Cookies of as many voters, whose sessions the server's own code has begun. */
async function signIn(
  folder: string,
  sessions: number,
  onProgress: (text: string) => void,
): Promise<readonly string[]> {
  const dataFolder = join(folder, 'data');
  const example = writeExample(join(folder, 'example'), sessions, { of: 'candidates', number: 40 });
  const data = await openDataFolder(dataFolder);
  try {
    const now = systemClock();
    onProgress(`a roll of ${sessions}`);
    const staged = await stageConsultation(data, example, {
      opensAt: now,
      closesAt: minutesAfter(now, 24 * 60),
      keysFolder: join(folder, 'trustees'),
    });
    const cookies: string[] = [];
    for (const voter of await data.store.roll.ofConsultation(staged.definition.id)) {
      const { token } = await startSession(data.store, systemClock, sessionLimits, voter);
      cookies.push(`${sessionCookie}=${token}`);
      if (cookies.length % 1000 === 0) onProgress(`${cookies.length} of ${sessions} signed in`);
    }
    return cookies;
  } finally {
    await data.close();
  }
}

interface Asked {
  readonly agent: Agent;
  readonly origin: string;
  readonly path: string;
  readonly cookie: string;
}

/** Sends a request and waits for the whole answer, which must be a good one. */
async function timed(times: Map<string, number[]>, { agent, origin, path, cookie }: Asked): Promise<void> {
  const begun = performance.now();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${origin}${path}`, { agent, headers: { cookie } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end();
  });
  if (status !== 200) throw new Error(`${path} was answered with ${String(status)}`);
  const taken = times.get(path) ?? [];
  taken.push(performance.now() - begun);
  times.set(path, taken);
}

async function rateOf(cookies: readonly string[], ask: (cookie: string) => Promise<void>): Promise<number> {
  const queue = cookies.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const cookie of queue) await ask(cookie);
    }),
  );
  return (cookies.length * 1000) / (performance.now() - began);
}

function sizingOf({ sessions, seconds, answers, memoryAfter, mostPerSecond }: SessionsCost): SizingRow {
  const slowest = Math.max(...answers.map(({ p95 }) => p95));
  return [
    `${sessions.toLocaleString('en')} voters signed in, each opens a page within ${seconds} s`,
    `SQLite, ${processes} processes`,
    `95 % of answers within ${timeText(slowest)}; ${(memoryAfter / 1e6).toFixed(0)} MB; up to ${mostPerSecond.toFixed(0)} answers a second`,
  ];
}

function sessionsText(cost: SessionsCost): string {
  const { sessions, seconds, answers, mostPerSecond, memoryBefore, memoryAfter } = cost;
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  return [
    `${sessions} signed in, each opens a page within ${seconds} s; SQLite, ${processes} processes; milliseconds to the whole answer.`,
    tableText(40, [
      ['', 'answers', 'half', '95 %', '99 %', 'most'],
      ...answers.map(({ what, answers: number, p50, p95, p99, max }) => [
        what,
        String(number),
        ...[p50, p95, p99, max].map((value) => value.toFixed(1)),
      ]),
    ]),
    `As many as are answered, ${atOnce} at any moment: ${mostPerSecond.toFixed(0)} a second. The processes hold ${megabytes(memoryBefore)} MB before, ${megabytes(memoryAfter)} MB after.`,
  ].join('\n');
}
