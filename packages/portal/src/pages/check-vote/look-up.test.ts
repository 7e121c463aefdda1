import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorCode, ElectionSummary, FoundBallots, Result, Urn } from '@isoloir/api-client';
import { base64, definition, electionText } from '../../../../widgets/src/journey/testing/sealed.ts';
import { lookUp } from './look-up.ts';

const { uuid } = definition.election;
const definitionText = JSON.stringify(definition);
const election = electionText(definitionText);
const fingerprint = base64(election);
const summary: ElectionSummary = {
  uuid,
  id: 'liege',
  run: 1,
  title: { fr: 'Liège', nl: 'Luik' },
  fingerprint,
  phase: 'open',
};
const opened = {
  choices: [
    [0, 1],
    [1, 0],
  ],
  tracker: 'mine',
} as const;
const failure = (code: ApiErrorCode): Result<never> => ({ ok: false, error: { code } });

async function look(options: {
  readonly sealed?: string;
  readonly digits?: number;
  readonly found?: Result<FoundBallots>;
  readonly opens?: typeof opened | undefined;
  readonly urn?: Result<Urn>;
}) {
  const asked: unknown[] = [];
  const outcome = await lookUp(
    {
      getElection: () =>
        Promise.resolve({
          ok: true,
          value: {
            ...summary,
            election: options.sealed ?? election,
            definition: definitionText,
            ...(options.digits === undefined ? {} : { bucketDigits: options.digits }),
          },
        }),
      findBallots: (_uuid, body) => {
        asked.push(body);
        return Promise.resolve(options.found ?? { ok: true, value: { ballots: ['one', 'two'] } });
      },
      getUrn: () =>
        Promise.resolve(
          options.urn ?? { ok: true, value: { uuid, size: 2, digest: '', trackers: ['mine', 'other'] } },
        ),
    },
    {
      bucketOf: () => Promise.resolve('abcd'),
      find: () => Promise.resolve('opens' in options ? options.opens : opened),
    },
    { election: summary, verificationCode: 'SECRET', robotCheck: 'work' },
  );
  return { outcome, asked };
}

describe('looking a vote up by its code', () => {
  test('tells the server no more than the digits it asks for, and never the code', async () => {
    const { outcome, asked } = await look({ digits: 2 });
    assert.deepEqual(asked, [{ prefix: 'ab', robotCheck: 'work' }]);
    assert.ok(outcome.kind === 'found' && outcome.listed === true);
    assert.deepEqual((await look({ digits: 0 })).asked, [{ prefix: '', robotCheck: 'work' }]);
  });

  test('says whether the public list of the urn names the ballot, and when it could not be read', async () => {
    const elsewhere = await look({ urn: { ok: true, value: { uuid, size: 0, digest: '', trackers: [] } } });
    assert.ok(elsewhere.outcome.kind === 'found' && elsewhere.outcome.listed === false);
    const unread = await look({ urn: failure('timeout') });
    assert.ok(unread.outcome.kind === 'found' && unread.outcome.listed === undefined);
  });

  test('gives the same answer for a code that opens none of the ballots and for a bucket without any', async () => {
    const foreign = await look({ opens: undefined });
    const empty = await look({ opens: undefined, found: { ok: true, value: { ballots: [] } } });
    assert.deepEqual(foreign.outcome, { kind: 'not-found' });
    assert.deepEqual(empty.outcome, foreign.outcome);
  });

  test('uses no code on an election that is not the sealed one', async () => {
    const { outcome, asked } = await look({ sealed: `${election} ` });
    assert.deepEqual(outcome, { kind: 'alarm' });
    assert.deepEqual(asked, []);
  });

  test('tells a refusal', async () => {
    const { outcome } = await look({ found: failure('robot-check-used') });
    assert.deepEqual(outcome, { kind: 'failed', code: 'robot-check-used' });
  });
});
