import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  parseBallot,
  parseElection,
  referenceKeyOf,
  signReference,
  trackerOf,
  verifyBallot,
  writeElection,
} from '@isoloir/protocol';
import { perform, type ReferenceVerdict } from './operations.ts';

const uuid = generateUuid();
const election = writeElection({
  description: 'test',
  name: 'test',
  group: 'Ed25519',
  publicKey: generateTrusteeKey('Ed25519').publicKey,
  questions: [{ answers: ['A', 'B', 'C'], min: 0, max: 2, question: 'q' }],
  uuid,
});
const secretKey = new Uint8Array(32).fill(7);
const { publicKey } = referenceKeyOf(secretKey);

describe('the worker', () => {
  test('makes a ballot that the protocol accepts, with the tracker of that very ballot', () => {
    const result = perform({
      type: 'encrypt',
      election,
      credential: generateCredential(),
      choices: [[1, 0, 1]],
      withCode: false,
    });
    assert.ok(result.type === 'encrypted');
    const parsed = parseElection(election);
    assert.ok(parsed.ok);
    const ballot = parseBallot(parsed.value, result.prepared.ballot);
    assert.ok(ballot.ok);
    assert.ok(verifyBallot(parsed.value, ballot.value).ok);
    assert.equal(result.prepared.tracker, trackerOf(result.prepared.ballot));
  });

  test('refuses choices over the maximum, and an election that is none', () => {
    const over = perform({
      type: 'encrypt',
      election,
      credential: generateCredential(),
      choices: [[1, 1, 1]],
      withCode: false,
    });
    assert.equal(over.type, 'failed');
    assert.equal(perform({ type: 'open', election }).type, 'opened');
    assert.equal(perform({ type: 'open', election: '{}' }).type, 'failed');
    assert.equal(perform({ type: 'warm-up', election }).type, 'warmed-up');
    assert.equal(perform({ type: 'warm-up', election: '{}' }).type, 'failed');
  });

  test('makes a new verification code for every ballot that wants one, and opens the ballot with it', () => {
    const ballots = [1, 2, 3].map(() => {
      const result = perform({
        type: 'encrypt',
        election,
        credential: generateCredential(),
        choices: [[0, 1, 1]],
        withCode: true,
      });
      assert.ok(result.type === 'encrypted');
      assert.ok(!result.prepared.ballot.includes(result.prepared.verificationCode ?? '?'));
      return result.prepared;
    });
    const codes = ballots.map(({ verificationCode = '' }) => verificationCode);
    assert.equal(new Set(codes).size, 3);
    const [code = ''] = codes;
    const all = ballots.map(({ ballot }) => ballot).reverse();
    assert.deepEqual(perform({ type: 'find', election, verificationCode: code, ballots: all }), {
      type: 'found',
      opened: { choices: [[0, 1, 1]], tracker: ballots[0]?.tracker },
    });
    assert.deepEqual(
      perform({ type: 'find', election, verificationCode: code, ballots: all.slice(0, 2) }),
      { type: 'found', opened: undefined },
      'an unknown code looks like one whose ballot is elsewhere',
    );
    const bucket = perform({ type: 'bucket', election, verificationCode: code });
    assert.ok(bucket.type === 'bucket');
    assert.match(bucket.prefix, /^[0-9a-f]{4}$/);
    assert.equal(perform({ type: 'bucket', election, verificationCode: 'X' }).type, 'failed');
  });

  test('makes no code for a voter who does without', () => {
    const result = perform({
      type: 'encrypt',
      election,
      credential: generateCredential(),
      choices: [[0, 0, 0]],
      withCode: false,
    });
    assert.ok(result.type === 'encrypted');
    assert.equal(result.prepared.verificationCode, undefined);
  });

  test('tells a genuine reference from every other', () => {
    const tracker = trackerOf('{}');
    const claims = { election: uuid, fingerprint: trackerOf(election), run: 1, tracker };
    const reference = signReference(claims, secretKey);
    const verdict = (text: string, key = publicKey): ReferenceVerdict => {
      const result = perform({ type: 'verify-reference', reference: text, publicKey: key });
      assert.ok(result.type === 'reference');
      return result.verdict;
    };
    const genuine = verdict(` ${reference.slice(0, 40)}\n${reference.slice(40)} `);
    assert.ok(genuine.kind === 'valid');
    assert.equal(genuine.text, reference);
    assert.equal(genuine.claims.tracker, tracker);

    const forged = signReference({ ...claims, run: 2 }, secretKey).split('.');
    const mixed = [...reference.split('.').slice(0, 2), forged[2]].join('.');
    assert.equal(verdict(mixed).kind, 'invalid');
    const otherKey = referenceKeyOf(new Uint8Array(32).fill(8)).publicKey;
    assert.equal(verdict(reference, otherKey).kind, 'other-key');
    assert.equal(verdict('ISO1.abc').kind, 'unreadable');
  });
});
