import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { after, describe, it } from 'node:test';
import { hexHash } from '../encoding/hash.ts';
import {
  type ArchiveInput,
  type BallotChecker,
  checkBallot,
  checkHere,
  sourceOfBlob,
  verifyArchive,
  verifyArchiveStream,
  writeArchive,
} from '../index.ts';
import { openBallotPool, useNodeCrypto } from '../node.ts';
import { ballotOf, createElection, made, questionOf, vector } from '../testing/elections.ts';
import { answering, BallotPool, type BallotQuestion } from './pool.ts';

useNodeCrypto();
const pool = openBallotPool(2);
after(() => pool.close());

/** Bytes as a stream of pieces of this size. */
const streamOf = (bytes: Uint8Array, size: number) =>
  async function* read() {
    for (let at = 0; at < bytes.length; at += size) {
      await Promise.resolve();
      yield bytes.subarray(at, at + size);
    }
  };

const tested = createElection({
  group: 'Ed25519',
  questions: [questionOf(2, 0, 2), questionOf(1, 0, 1)],
  voters: 4,
});
const { election } = tested;
const ballots = [0, 1, 2, 3].map((voter) => ballotOf(tested, [[1, 0], [1]], voter));
const [first = '', second = '', third = ''] = ballots;
const input: ArchiveInput = {
  election: election.text,
  trustees: tested.trustees,
  credentials: tested.credentials,
  timestamp: 1_795_308_344,
  ballots,
  closed: true,
};
/** The second question's first ciphertext becomes one that is no element at all. */
const withoutElement = (ballot: string): string => {
  const at = ballot.lastIndexOf('"choices":[{"alpha":"') + '"choices":[{"alpha":"'.length;
  return `${ballot.slice(0, at)}${'0'.repeat(64)}${ballot.slice(at + 64)}`;
};
const broken = writeArchive({
  ...input,
  ballots: [first, withoutElement(second), third.replace(/"response":"\d+"/, '"response":"1"'), '{}'],
});

describe('one ballot', () => {
  it('is accepted, or refused with the question that is wrong', () => {
    assert.equal(made(checkBallot(election, first)).text, first);
    const refused = checkBallot(election, withoutElement(first));
    assert.ok(!refused.ok);
    assert.deepEqual([refused.error.code, refused.error.question], ['element-outside-group', 1]);
    const foreign = checkBallot(
      createElection({ group: 'Ed25519', questions: [questionOf(1, 0, 1)] }).election,
      first,
    );
    assert.deepEqual(
      [foreign.ok, !foreign.ok && foreign.error.code, !foreign.ok && 'question' in foreign.error],
      [false, 'ballot-foreign-election', false],
    );
  });
});

describe('a streamed archive', () => {
  const vectors = ['ed25519-noblank', 'belenios2048-blank'].map((folder) => vector(`${folder}/archive.bel`));
  const archives: readonly (readonly [string, Uint8Array])[] = [
    ['without ballots', writeArchive({ ...input, ballots: [] })],
    ['with failures of every kind', broken],
    ['cut', broken.subarray(0, -700)],
    ['of a voter who has voted again', vectors[0] ?? broken],
    ['of a voter who has voted again, in the other group', vectors[1] ?? broken],
  ];
  for (const [what, bytes] of archives) {
    it(`is judged as in memory: ${what}`, async () => {
      const expected = verifyArchive(bytes);
      // The other group is slow: once has to do.
      for (const size of bytes === vectors[1] ? [700] : [700, 2 ** 20]) {
        assert.deepEqual(await verifyArchiveStream(streamOf(bytes, size)), expected);
        assert.deepEqual(await verifyArchiveStream(streamOf(bytes, size), { checker: pool }), expected);
      }
      assert.deepEqual(await verifyArchiveStream(sourceOfBlob(new Blob([Uint8Array.from(bytes)]))), expected);
    });
  }

  it('names the event, the ballot, the question and the reason of every failure', async () => {
    const { failures, ballots: number } = await verifyArchiveStream(streamOf(broken, 4096), {
      checker: pool,
    });
    assert.equal(number, 4);
    const expected = [
      { code: 'field-missing', ballot: hexHash('{}'), question: undefined },
      { code: 'element-outside-group', ballot: hexHash(withoutElement(second)), question: 1 },
      {
        code: 'ballot-signature-invalid',
        ballot: hexHash(third.replace(/"response":"\d+"/, '"response":"1"')),
        question: undefined,
      },
    ];
    const byBallot = (left: { ballot: string }, right: { ballot: string }) =>
      left.ballot < right.ballot ? -1 : 1;
    assert.deepEqual(
      failures.map(({ code, ballot = '', question }) => ({ code, ballot, question })),
      expected.toSorted(byBallot),
    );
    const heights = failures.map(({ event = -1 }) => event);
    assert.deepEqual(
      heights,
      heights.toSorted((left, right) => left - right),
    );
    assert.ok(heights.every((event) => event >= 1 && event <= 4));
  });

  it('finds a voter’s second ballot where none may be', async () => {
    const bytes = vectors[0] ?? broken;
    assert.equal((await verifyArchiveStream(streamOf(bytes, 4096))).replaced, 2);
    const { failures } = await verifyArchiveStream(streamOf(bytes, 4096), { revotes: 'refused' });
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['ballot-credential-repeated', 'ballot-credential-repeated'],
    );
  });

  it('that changes between two readings has no verdict of being right', async () => {
    const bytes = vectors[0] ?? broken;
    let readings = 0;
    const { failures } = await verifyArchiveStream(() => {
      readings += 1;
      return streamOf(readings === 1 ? bytes : broken, 4096)();
    });
    assert.equal(readings, 2);
    assert.ok(failures.some(({ code }) => code === 'archive-changed'));
  });

  it('tells how far it is, and holds no more ballots than its checker works on', async () => {
    const here = checkHere();
    let [held, most] = [0, 0];
    const slow: BallotChecker = {
      concurrency: 2,
      check: async (...texts) => {
        held += 1;
        most = Math.max(most, held);
        await new Promise((resolve) => setTimeout(resolve, 5));
        held -= 1;
        return await here.check(...texts);
      },
    };
    const bytes = writeArchive(input);
    const told: number[] = [];
    const read: number[] = [];
    await verifyArchiveStream(streamOf(bytes, 4096), {
      checker: slow,
      onProgress: (progress) => {
        told.push(progress.ballots);
        read.push(progress.bytes);
      },
    });
    assert.deepEqual([told, most], [[1, 2, 3, 4], 2]);
    assert.ok((read[0] ?? Infinity) < bytes.length && (read.at(-1) ?? Infinity) <= bytes.length);
  });

  it('has no verdict when it is stopped, its source fails or its checker does', async () => {
    const bytes = writeArchive(input);
    const stopped = AbortSignal.abort(new Error('enough'));
    await assert.rejects(verifyArchiveStream(streamOf(bytes, 4096), { signal: stopped }), /enough/);
    const failing = async function* read() {
      yield* streamOf(bytes.subarray(0, 9000), 4096)();
      throw new Error('the disk is gone');
    };
    await assert.rejects(verifyArchiveStream(failing, { checker: pool }), /the disk is gone/);
    const closed = openBallotPool(1);
    await closed.close();
    await assert.rejects(verifyArchiveStream(streamOf(bytes, 4096), { checker: closed }), /closed/);
  });
});

describe('a pool', () => {
  it('gives every worker its share and takes their answers in any order', async () => {
    const shares = [0, 0];
    let started = 0;
    const channels = new BallotPool(2, ({ answered }) => {
      const { port1, port2 } = new MessageChannel();
      const at = started++;
      const answer = answering();
      port2.on('message', (question: BallotQuestion) => {
        shares[at] = (shares[at] ?? 0) + 1;
        port2.postMessage(answer(question));
      });
      port1.on('message', answered);
      return {
        ask: (question) => port1.postMessage(question),
        end: () => {
          port1.close();
          return Promise.resolve();
        },
      };
    });
    const verdicts = await Promise.all([...ballots, '{}'].map((text) => channels.check(election.text, text)));
    assert.deepEqual(
      verdicts.map(({ ok }) => ok),
      [true, true, true, true, false],
    );
    assert.deepEqual(shares.toSorted(), [2, 3]);
    await channels.close();
  });

  it('rejects all that waits when a worker fails, and everything after', async () => {
    let fail: ((error: Error) => void) | undefined;
    const mute = new BallotPool(1, ({ failed }) => {
      fail = failed;
      return { ask: () => undefined, end: () => Promise.resolve() };
    });
    const waiting = mute.check(election.text, first);
    fail?.(new Error('out of memory'));
    await assert.rejects(waiting, /out of memory/);
    await assert.rejects(mute.check(election.text, first), /out of memory/);
  });
});
