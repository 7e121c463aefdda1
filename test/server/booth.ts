import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { closesAt, openScene, opensAt, type Scene } from './support.ts';

// What tests of booths in listed pages share: two consultations that list sites, and voters on their way there.

export const listed = 'https://www.ordre.example';
export const listedToo = 'https://intranet.ordre.example';
/** Listed by the other consultation alone. */
export const ofNeighbour = 'https://www.ministere.example';
/** May show what is public, and no more. */
export const embedding = 'https://banner.ordre.example';
export const stranger = 'https://www.elsewhere.example';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
type Headers = Readonly<Record<string, string>>;

const readTexts = Compile(
  Type.Object({
    code: Type.Optional(Type.String()),
    token: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Type.String()),
    idleExpiresAt: Type.Optional(Type.String()),
  }),
);

/** What a browser says of a request from a page of our own. */
export const own: Headers = { 'sec-fetch-site': 'same-origin' };
/** What it says of one from a page of another site. */
export const from = (origin: string): Headers => ({ origin, 'sec-fetch-site': 'cross-site' });
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');
export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** A scene in which sites are listed. */
export type ListedScene = Awaited<ReturnType<typeof openListed>>;

/** Opens it. */
export async function openListed() {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-booth-'));
  const exampleWith = (name: string, lines: string): string => {
    const copy = join(folder, name);
    cpSync(join(root, 'examples', name), copy, { recursive: true });
    const file = join(copy, 'election.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^embeddingOrigins: .*$/mu, lines));
    return copy;
  };
  const lists = `embeddingOrigins: [${embedding}]\nboothOrigins: [${listed}, ${listedToo}]`;
  const scene: Scene = await openScene(exampleWith('ordre-2024', lists));
  await stageConsultation(scene.data, exampleWith('ministere-2024', `boothOrigins: [${ofNeighbour}]`), {
    opensAt,
    closesAt,
    keysFolder: join(folder, 'trustees of the other'),
  });
  const { uuid } = await scene.election('liege');
  let next = 0;

  const send = async (method: Method, url: string, headers: Headers, payload?: object) => {
    const answer = await scene.app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const body: unknown = answer.body === '' ? {} : answer.json();
    const texts = readTexts.Check(body) ? readTexts.Parse(body) : {};
    return { status: answer.statusCode, headers: answer.headers, ...texts };
  };
  /** A voter nobody else has, signed in on the portal. */
  const somebody = async (): Promise<{ voter: Voter; cookie: string }> => {
    next += 1;
    const voter = await scene.voter('liege', next);
    return { voter, cookie: await scene.signIn(voter) };
  };
  const askForCode = (headers: Headers, origin: string, verifier = newVerifier()) =>
    send('POST', '/session/booth-codes', headers, { origin, challenge: challengeOf(verifier) });
  /** A voter for whom the portal has a code, for a page that keeps the verifier. */
  const handed = async (origin = listed) => {
    const { voter, cookie } = await somebody();
    const verifier = newVerifier();
    const answer = await askForCode({ ...own, cookie }, origin, verifier);
    assert.equal(answer.status, 201);
    assert.ok(answer.code !== undefined);
    assert.equal(answer.expiresAt, new Date(scene.now.getTime() + 60_000).toISOString());
    return { voter, cookie, verifier, code: answer.code };
  };
  const exchange = ({ code, verifier }: { code: string; verifier: string }, headers = from(listed)) =>
    send('POST', '/booth-sessions', headers, { code, verifier });
  /** A voter who votes in a page of a listed site. */
  const inPage = async (origin = listed) => {
    const held = await handed(origin);
    const { status, token } = await exchange(held, from(origin));
    assert.equal(status, 201);
    assert.ok(token !== undefined);
    return { voter: held.voter, token, authorization: `Bearer ${token}` };
  };
  return {
    scene,
    uuid,
    send,
    somebody,
    askForCode,
    handed,
    exchange,
    inPage,
    /** What a booth reads of its voter. */
    reading: [
      '/session',
      '/session/elections',
      `/session/elections/${uuid}`,
      `/session/elections/${uuid}/credential`,
    ],
    async close() {
      await scene.close();
      rmSync(folder, { recursive: true });
    },
  };
}
