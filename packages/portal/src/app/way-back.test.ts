import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { base64, definition, electionText } from '../../../widgets/src/journey/testing/sealed.ts';
import { findWayBack, wayBackTo } from './way-back.ts';

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

  const sealed = (origins: readonly string[]) => {
    const text = JSON.stringify({
      ...definition,
      consultation: { ...definition.consultation, embeddingOrigins: origins },
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

  test('is left out when the server does not answer', async () => {
    const consultation = { elections: [{ ...announced, uuid: 'x', run: 1, fingerprint: 'x' }] };
    const silent = {
      getElection: () =>
        Promise.resolve({ ok: false as const, error: { code: 'network-unreachable' as const } }),
    };
    assert.equal(await findWayBack(silent, consultation, 'https://www.example.org/'), undefined);
  });
});
