import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { base64, definition, electionText } from '../../../widgets/src/journey/testing/sealed.ts';
import { handOver } from './hand-over.ts';
import { admittedChallenge, findWayBack, wayBackTo } from './way-back.ts';

const listed = ['https://www.example.org', 'http://localhost:8083'];

describe('the way back to the site that led here', () => {
  test('leads to any page of a listed origin, and names its host', () => {
    for (const href of ['https://www.example.org/vote/?a=1#b', 'http://localhost:8083/']) {
      assert.deepEqual(wayBackTo(href, listed), { href, host: new URL(href).host });
    }
  });

  for (const forged of [
    'https://evil.example/',
    'https://www.example.org.evil.example/',
    'https://www.example.org@evil.example/',
    'https://name:word@www.example.org/',
    'https://evil.example/?https://www.example.org/',
    'https://evil.example\\@www.example.org/',
    'http://www.example.org/',
    'https://www.example.org:8443/',
    '//www.example.org/',
    '/\\evil.example/',
    'javascript:alert(1)//https://www.example.org/',
    'data:text/html,https://www.example.org/',
    'blob:https://www.example.org/0b9d',
    'null',
    '',
  ]) {
    test(`never leads to ${forged === '' ? 'nothing' : forged}`, () => {
      assert.equal(wayBackTo(forged, listed), undefined);
      assert.equal(wayBackTo(forged, []), undefined);
    });
  }

  const sealed = (embeddingOrigins: readonly string[], boothOrigins?: readonly string[]) => {
    const text = JSON.stringify({
      ...definition,
      consultation: { ...definition.consultation, embeddingOrigins, boothOrigins },
    });
    const election = electionText(text);
    return {
      uuid: definition.election.uuid,
      run: 1,
      election,
      fingerprint: base64(election),
      definition: text,
    };
  };
  const announced = { id: 'liege', title: definition.election.title, phase: 'open' } as const;

  test('is the one of the sealed definition, not of one that the server changed since', async () => {
    const honest = sealed(['https://www.example.org']);
    const { uuid, run, fingerprint } = honest;
    const consultation = { elections: [{ ...announced, uuid, run, fingerprint }] };
    const answering = (texts: typeof honest) => ({
      getElection: () => Promise.resolve({ ok: true as const, value: { ...announced, ...texts } }),
    });
    const own = 'https://www.example.org/page';
    assert.equal((await findWayBack(answering(honest), consultation, own))?.href, own);
    const other = 'https://evil.example/page';
    assert.equal(await findWayBack(answering(honest), consultation, other), undefined);
    const changed = sealed(['https://evil.example']);
    assert.equal(await findWayBack(answering(changed), consultation, other), undefined);
    assert.equal(
      await findWayBack(answering({ ...honest, definition: changed.definition }), consultation, other),
      undefined,
    );
    assert.equal(await findWayBack(answering(honest), { elections: [] }, own), undefined);
  });

  test('offers to vote there for what the sealed definition lists for that alone, and leads back there too', async () => {
    const texts = sealed(['https://www.example.org'], ['https://booth.example.org']);
    const { uuid, run, fingerprint } = texts;
    const consultation = { elections: [{ ...announced, uuid, run, fingerprint }] };
    const client = {
      getElection: () => Promise.resolve({ ok: true as const, value: { ...announced, ...texts } }),
    };
    const found = async (wanted: string) => (await findWayBack(client, consultation, wanted))?.mayHostBooth;
    assert.equal(await found('https://booth.example.org/vote'), true);
    assert.equal(await found('https://www.example.org/vote'), false);
    assert.equal(await found('https://booth.example.org@evil.example/'), undefined);
    assert.equal(await found('https://evil.example/'), undefined);
  });

  test('is left out when the server does not answer', async () => {
    const consultation = { elections: [{ ...announced, uuid: 'x', run: 1, fingerprint: 'x' }] };
    const silent = {
      getElection: () =>
        Promise.resolve({ ok: false as const, error: { code: 'network-unreachable' as const } }),
    };
    assert.equal(await findWayBack(silent, consultation, 'https://www.example.org/'), undefined);
  });
});

describe('voting on the page that led here', () => {
  const target = { href: 'https://www.example.org/vote/?a=1#other', host: 'www.example.org' };

  test('goes there with a code behind the #, made for that site and its challenge', async () => {
    const asked: unknown[] = [];
    const gone: string[] = [];
    const client = {
      createBoothCode(body: { origin: string; challenge: string }) {
        asked.push(body);
        return Promise.resolve({
          ok: true as const,
          value: { code: 'c0de', expiresAt: '2026-02-03T09:01:00Z' },
        });
      },
    };
    assert.equal(await handOver(client, target, 'hash', (address) => gone.push(address)), undefined);
    assert.deepEqual(asked, [{ origin: 'https://www.example.org', challenge: 'hash' }]);
    assert.deepEqual(gone, ['https://www.example.org/vote/?a=1#isoloir-booth=c0de']);
  });

  test('is asked for by a link on that very site only', () => {
    const challenge = 'A'.repeat(43);
    const page = 'https://www.example.org/vote/';
    assert.equal(admittedChallenge(challenge, page, 'https://www.example.org/'), challenge);
    for (const referrer of [
      '',
      'https://evil.example/',
      'https://www.example.org.evil.example/',
      'http://www.example.org/',
      'https://www.example.org:8443/',
    ]) {
      assert.equal(admittedChallenge(challenge, page, referrer), undefined, referrer);
    }
    assert.equal(admittedChallenge(challenge, 'null', 'null'), undefined);
    for (const other of [null, '', 'A'.repeat(42), `${challenge}&`]) {
      assert.equal(admittedChallenge(other, page, 'https://www.example.org/'), undefined);
    }
  });

  test('stays here when the server refuses', async () => {
    const gone: string[] = [];
    const error = { code: 'booth-not-offered' as const };
    const client = { createBoothCode: () => Promise.resolve({ ok: false as const, error }) };
    assert.equal(await handOver(client, target, 'hash', (address) => gone.push(address)), error);
    assert.deepEqual(gone, []);
  });
});
