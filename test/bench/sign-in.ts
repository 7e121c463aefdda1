import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAccessCode } from '../../packages/protocol/src/index.ts';
import type { Clock } from '../../packages/server/src/clock.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { solveRobotCheck, solvedPayload } from '../../packages/server/src/robot-check/solve.ts';
import { openDataFolder, startServer, type DataFolder } from '../../packages/server/src/server.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { root } from '../../scripts/lib/root.ts';
import { tableText, type Found } from './found.ts';
import { kolmogorovSmirnovP, mannWhitneyP, medianOf } from '../../scripts/lib/statistics.ts';

/** How long answers took for somebody on the roll and for nobody, in milliseconds, and whether a test tells them apart. */
interface ComparedAnswers {
  readonly name: string;
  readonly pairs: number;
  readonly known: number;
  readonly unknown: number;
  readonly mannWhitney: number;
  readonly kolmogorovSmirnov: number;
}

/** The measurements as a table. */
function comparisonText(compared: readonly ComparedAnswers[]): string {
  return [
    'Milliseconds until the whole answer, medians; p-values of two tests that known and unknown are one distribution.',
    tableText(26, [
      ['', 'pairs', 'known', 'unknown', 'M.-Whitney', 'K.-Smirnov'],
      ...compared.map(({ name, pairs, known, unknown, mannWhitney, kolmogorovSmirnov }) => [
        name,
        String(pairs),
        known.toFixed(2),
        unknown.toFixed(2),
        mannWhitney.toFixed(3),
        kolmogorovSmirnov.toFixed(3),
      ]),
    ]),
  ].join('\n');
}

/** A request that fits somebody on the roll, and one that fits nobody. */
interface Pair {
  readonly path: string;
  readonly known: object;
  readonly unknown: object;
}

/**
 * Measures signing in and both recoveries over HTTP, on a server with all its workers: so many pairs each, in random order.
 * Every request comes from an address of its own and carries its robot check, of little work, so that no limit is reached.
 */
export async function benchSignIn(pairs: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  // Time goes by faster than it does: attempts are forgotten as they would be.
  let minutes = 0;
  const begun = Date.now();
  const clock: Clock = () => new Date(begun + minutes * 60_000);
  const data = await openDataFolder(join(folder, 'data'), clock);
  const port = await freePort();
  try {
    const staged = await stageConsultation(data, join(root, 'examples/ministere-2024'), {
      opensAt: new Date(begun),
      closesAt: new Date(begun + 3650 * 24 * 3600_000),
      keysFolder: join(folder, 'trustees'),
    });
    const { app } = await startServer({
      data,
      host: '127.0.0.1',
      port,
      trustedProxies: ['127.0.0.1'],
      openId: { issuer: 'http://127.0.0.1:1', clientId: 'bench', clientSecret: 'bench' },
      logger: false,
    });
    try {
      const compared: ComparedAnswers[] = [];
      for (const [name, status, pairOf] of await kindsOf(data, staged.definition.id)) {
        const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
        for (let count = -20; count < pairs; count += 1) {
          const pair = pairOf(Math.abs(count));
          const order =
            Math.random() < 0.5 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
          for (const which of order) {
            minutes += 1;
            const { challenge, solution } = await solveRobotCheck(
              await data.robotCheck.challenge({ times: 1 / 300 }),
            );
            const body = { ...pair[which], robotCheck: solvedPayload(challenge, solution) };
            const answer = await timed(
              port,
              `/api/v1/consultations/${staged.definition.id}${pair.path}`,
              body,
            );
            if (answer.status !== status) throw new Error(`${name} was answered with ${answer.status}`);
            // The first ones warm everything up.
            if (count >= 0) times[which].push(answer.milliseconds);
          }
        }
        compared.push({
          name,
          pairs,
          known: medianOf(times.known),
          unknown: medianOf(times.unknown),
          mannWhitney: mannWhitneyP(times.known, times.unknown),
          kolmogorovSmirnov: kolmogorovSmirnovP(times.known, times.unknown),
        });
      }
      return { figures: compared, text: comparisonText(compared), goals: [] };
    } finally {
      await app.close();
    }
  } finally {
    await data.close();
    rmSync(folder, { recursive: true });
  }
}

type Kind = readonly [name: string, status: number, pairOf: (count: number) => Pair];

async function kindsOf(
  { store, secretHashes, clock }: DataFolder,
  consultation: string,
): Promise<readonly Kind[]> {
  const roll = await store.roll.ofConsultation(consultation);
  const people = await Promise.all(
    roll.map(async ({ id, number }) => {
      const access = await store.access.ofVoter(id);
      if (access === undefined) throw new Error('A voter has no identifier');
      return {
        id,
        number,
        identifier: access.identifier,
        orderNumber: access.orderNumber,
        mobile: access.mobile,
      };
    }),
  );
  const hash = await secretHashes.hash(newAccessCode('password'));
  for (const { id } of people) await store.access.setPassword(id, hash, clock());
  const of = (count: number) => people[count % people.length];
  const digits = (length: number): string =>
    Array.from({ length }, () => String(Math.floor(Math.random() * 10))).join('');
  return [
    [
      'sign in, wrong password',
      401,
      (count) => {
        const { identifier, orderNumber } = { ...of(count) };
        const password = newAccessCode('password');
        return {
          path: '/sign-in/password',
          known: { identifier, orderNumber, password },
          unknown: { identifier: newAccessCode('identifier'), orderNumber, password },
        };
      },
    ],
    [
      'recover the identifier',
      202,
      (count) => {
        const { number, orderNumber } = { ...of(count) };
        return {
          path: '/recover/identifier',
          known: { number, orderNumber },
          unknown: { number: digits(11), orderNumber },
        };
      },
    ],
    [
      'recover the password',
      202,
      (count) => {
        const { mobile, identifier, orderNumber } = { ...of(count) };
        return {
          path: '/recover/password',
          known: { mobile, identifier, orderNumber },
          unknown: { mobile, identifier: newAccessCode('identifier'), orderNumber },
        };
      },
    ],
  ];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let addresses = 0;

/** Sends a request on a connection that is kept, and measures until the whole answer is there. */
async function timed(
  port: number,
  path: string,
  body: object,
): Promise<{ status: number; milliseconds: number }> {
  addresses += 1;
  const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'x-forwarded-for': address,
        },
      },
      (response) => {
        response.resume().on('end', () => {
          resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - begun });
        });
      },
    );
    sent.on('error', reject).end(payload);
  });
}
