import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiError, Consultation, Election, Result, VoterElection } from '@isoloir/api-client';
import { base64, definition, electionText } from './testing/sealed.ts';
import { arrive } from './open-election.ts';

const { uuid } = definition.election;
const definitionText = JSON.stringify(definition);
const election = electionText(definitionText);
const fingerprint = base64(election);
const common = { uuid, id: 'liege', run: 1, title: { fr: 'Liège', nl: 'Luik' }, fingerprint } as const;
const own: VoterElection = { ...common, phase: 'open', questions: [] };
const sealed: Election = { ...common, phase: 'open', election, definition: definitionText };
const announced: Consultation['elections'] = [{ ...common, phase: 'open' }];
const failure = (code: ApiError['code']): Result<never> => ({ ok: false, error: { code } });

function arriveWith(
  change: { own?: Result<VoterElection>; sealed?: Result<Election>; credential?: Result<never> } = {},
  list = announced,
) {
  return arrive(
    {
      getVoterElection: () => Promise.resolve(change.own ?? { ok: true, value: own }),
      getElection: () => Promise.resolve(change.sealed ?? { ok: true, value: sealed }),
      getCredential: () =>
        Promise.resolve(change.credential ?? { ok: true, value: { credential: 'secret' } }),
    },
    uuid,
    { elections: list },
  );
}

describe('a voter who comes to vote', () => {
  test('is given the checked ballot and their credential', async () => {
    const arrival = await arriveWith();
    assert.ok(arrival.kind === 'open');
    assert.equal(arrival.election.text, election);
    assert.equal(arrival.election.credential, 'secret');
  });

  test('may still vote in the time of grace', async () => {
    assert.equal((await arriveWith({ own: { ok: true, value: { ...own, phase: 'grace' } } })).kind, 'open');
  });

  test('is told when they have voted, whatever else fails', async () => {
    const voted: Result<VoterElection> = {
      ok: true,
      value: { ...own, phase: 'closed', signedAt: '2024-02-01T08:00:00Z' },
    };
    const arrival = await arriveWith({ own: voted, credential: failure('election-closed') });
    assert.deepEqual(arrival, { kind: 'voted', uuid, signedAt: '2024-02-01T08:00:00Z' });
  });

  test('is told when voting is not possible now', async () => {
    for (const phase of ['not-open', 'paused', 'closed', 'counted'] as const) {
      const arrival = await arriveWith({ own: { ok: true, value: { ...own, phase } } });
      assert.deepEqual(arrival, { kind: 'not-now', phase });
    }
  });

  test('is told what failed', async () => {
    assert.deepEqual(await arriveWith({ own: failure('not-eligible') }), {
      kind: 'failed',
      code: 'not-eligible',
    });
    assert.deepEqual(await arriveWith({ sealed: failure('timeout') }), { kind: 'failed', code: 'timeout' });
    assert.deepEqual(await arriveWith({ credential: failure('session-expired') }), {
      kind: 'failed',
      code: 'session-expired',
    });
  });

  test('is stopped when they are shown another election than everybody else', async () => {
    const alarm = { kind: 'alarm', alarm: 'fingerprint-differs' };
    assert.deepEqual(await arriveWith({}, []), alarm);
    assert.deepEqual(await arriveWith({}, [{ ...common, phase: 'open', fingerprint: 'other' }]), alarm);
  });

  test('is stopped when the sealed texts do not hold', async () => {
    const changed = { ok: true, value: { ...sealed, definition: `${definitionText} ` } } as const;
    assert.deepEqual(await arriveWith({ sealed: changed }), { kind: 'alarm', alarm: 'definition-differs' });
  });

  test('writes the credential from their letter where it was sealed so, and nowhere else', async () => {
    const mailed = JSON.stringify({
      ...definition,
      consultation: { ...definition.consultation, credentials: 'mailed' },
    });
    const text = electionText(mailed);
    const print = base64(text);
    const sealedSo = {
      own: { ok: true, value: { ...own, fingerprint: print } },
      sealed: { ok: true, value: { ...sealed, fingerprint: print, election: text, definition: mailed } },
    } as const;
    const list: Consultation['elections'] = [{ ...common, phase: 'open', fingerprint: print }];
    for (const credential of [{ credential: failure('credential-mailed') }, {}]) {
      const arrival = await arriveWith({ ...sealedSo, ...credential }, list);
      assert.ok(arrival.kind === 'open');
      assert.equal(arrival.election.credential, undefined);
    }
    assert.deepEqual(await arriveWith({ ...sealedSo, credential: failure('session-expired') }, list), {
      kind: 'failed',
      code: 'session-expired',
    });
    assert.deepEqual(await arriveWith({ credential: failure('credential-mailed') }), {
      kind: 'failed',
      code: 'credential-mailed',
    });
  });
});
