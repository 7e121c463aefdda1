import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Election, Urn } from '../http/schemas/election.ts';
import { Observation } from '../http/schemas/observation.ts';
import { fetchedAnswer } from '../office/fetched.ts';
import { hashOfText } from '../office/credential-files.ts';
import type { PortalManifest } from '../office/portal-seal.ts';
import { done, refused, type OfficeOutcome } from '../office/outcome.ts';
import { archiveFaults } from './archive.ts';
import { siteFiles } from './files.ts';
import { jsonOf } from './json.ts';
import type { Finding, Look, SeenRun } from './look.ts';

/** A look, and what is wrong in it by itself. */
export interface TakenLook {
  readonly look: Look;
  readonly faults: readonly Finding[];
}

/** What a look is taken of. */
export interface LookOptions {
  /** The address of the consultation’s first page. */
  readonly page: URL;
  readonly at: Date;
  /** The look before: archives that are as they were then are not verified again. */
  readonly before?: Look | undefined;
  /** The files of a build of one’s own, to compare with. */
  readonly build?: PortalManifest | undefined;
  readonly onProgress: (text: string) => void;
}

const checkConfig = Compile(
  Type.Object({
    apiBase: Type.String({ pattern: '^/' }),
    consultation: Type.Optional(Type.String({ minLength: 1 })),
  }),
);
const checkObservation = Compile(Observation);
const checkElection = Compile(Election);
const checkUrn = Compile(Urn);

/** Archives may be large. Milliseconds. */
const archivePatience = 10 * 60_000;

/** Looks once at everything that a site and its server show to anybody. */
export async function takeLook(options: LookOptions): Promise<OfficeOutcome<TakenLook>> {
  const { page, at, build, onProgress } = options;
  const config = await read(new URL('portal.config.json', page).href, checkConfig);
  if (!config.ok) return config;
  const { apiBase, consultation } = config.value;
  if (consultation === undefined) {
    return refused(
      'consultation-unknown',
      `${page.href} lists several votes; give the address of one of them.`,
    );
  }
  const api = `${page.origin}${apiBase}`;
  const observed = await read(
    `${api}/consultations/${encodeURIComponent(consultation)}/observation`,
    checkObservation,
  );
  if (!observed.ok) return observed;
  const site = await siteFiles(page, (files) => onProgress(`${files} files fetched`));
  if (typeof site === 'string') return unreachable(site);
  const faults: Finding[] = build === undefined ? [] : buildFaults(build, site.files, page);
  const runs: Record<string, SeenRun> = {};
  for (const run of observed.value.runs) {
    onProgress(`looking at ${run.id}, run ${run.run}`);
    const seen = await lookAtRun(api, run, options.before?.runs[run.uuid]);
    if (!seen.ok) return seen;
    runs[run.uuid] = seen.value.run;
    faults.push(...seen.value.faults);
  }
  const { auditHead, portal, notices, referenceKey } = observed.value;
  const look: Look = {
    version: 1,
    at: at.toISOString(),
    consultation,
    files: { ...site.files },
    policies: { ...site.policies },
    referenceKey: referenceKey.publicKey,
    ...(auditHead === undefined ? {} : { auditHead: { height: auditHead.height, hash: auditHead.hash } }),
    ...(portal === undefined ? {} : { manifest: portal.manifest }),
    notices: Object.fromEntries(
      notices.map(({ id, kind, text, at: published }) => [
        id,
        hashOfText(JSON.stringify([kind, text.fr, text.nl, published])),
      ]),
    ),
    runs,
  };
  return done({ look, faults });
}

type ObservedRun = Observation['runs'][number];

async function lookAtRun(
  api: string,
  run: ObservedRun,
  before: SeenRun | undefined,
): Promise<OfficeOutcome<{ run: SeenRun; faults: readonly Finding[] }>> {
  const { uuid, id, fingerprint, definition, ballots } = run;
  const name = `${id}, run ${run.run} (${uuid})`;
  const faults: Finding[] = [];
  const texts = await read(`${api}/elections/${uuid}`, checkElection);
  if (!texts.ok) return texts;
  const { election, definition: definitionText } = texts.value;
  const ownFingerprint = createHash('sha256').update(election).digest('base64').replace(/=+$/, '');
  const ownDefinition = hashOfText(definitionText);
  if (
    ownFingerprint !== fingerprint ||
    ownDefinition !== definition ||
    !election.includes(`SHA-256 ${definition}"`)
  ) {
    faults.push({
      code: 'texts-wrong',
      what: `the sealed texts of ${name} do not have the hashes that are told of them`,
    });
  }
  const seen: SeenRun = {
    id,
    run: run.run,
    phase: run.phase,
    opensAt: run.opensAt,
    closesAt: run.closesAt,
    sealedAt: run.sealedAt,
    ...(run.closedAt === undefined ? {} : { closedAt: run.closedAt }),
    fingerprint,
    definition,
    texts: hashOfText(JSON.stringify([election, definitionText])),
  };
  if (run.phase === 'annulled') return done({ run: seen, faults });
  const urn = await read(`${api}/elections/${uuid}/urn`, checkUrn);
  if (!urn.ok) return urn;
  const { trackers, size, digest } = urn.value;
  const isSorted = trackers.every((tracker, index) => index === 0 || (trackers[index - 1] ?? '') < tracker);
  const ownDigest = hashOfText(trackers.map((tracker) => `${tracker}\n`).join(''));
  if (size !== trackers.length || size < (ballots ?? 0) || digest !== ownDigest || !isSorted) {
    faults.push({
      code: 'urn-wrong',
      what: `the size, order or digest of the urn of ${name} is not that of its trackers`,
    });
  }
  if (run.closedAt === undefined) return done({ run: { ...seen, trackers }, faults });
  const archive = await fetchedAnswer(`${api}/elections/${uuid}/archive`, archivePatience);
  if (typeof archive === 'string') return unreachable(`the archive of ${name} ${archive}`);
  const archiveHash = createHash('sha256').update(archive.bytes).digest('hex');
  const result = run.phase === 'counted' ? await fetchedAnswer(`${api}/elections/${uuid}/result`) : undefined;
  if (typeof result === 'string') return unreachable(`the result of ${name} ${result}`);
  const resultHash =
    result === undefined ? undefined : createHash('sha256').update(result.bytes).digest('hex');
  const archiveSeen = { archive: archiveHash };
  const resultSeen = resultHash === undefined ? {} : { result: resultHash };
  const known = { ...seen, trackers, ...archiveSeen, ...resultSeen };
  if (before?.archive === archiveHash && before.result === resultHash) return done({ run: known, faults });
  const wrong = await archiveFaults(archive.bytes, { name, fingerprint, trackers, result: result?.bytes });
  // What is wrong is not remembered as seen: the next look says it again.
  const isWrong = (code: Finding['code']): boolean => wrong.some((fault) => fault.code === code);
  return done({
    run: {
      ...seen,
      trackers,
      ...(isWrong('archive-wrong') ? {} : archiveSeen),
      ...(isWrong('result-wrong') ? {} : resultSeen),
    },
    faults: [...faults, ...wrong],
  });
}

/** The files that the site serves and that are not those of the build, or not in it. */
function buildFaults(build: PortalManifest, files: Readonly<Record<string, string>>, page: URL): Finding[] {
  const known = new Set(Object.values(build));
  return Object.entries(files).flatMap(([path, hash]) =>
    known.has(hash) || path === new URL('portal.config.json', page).pathname
      ? []
      : [{ code: 'build-differs' as const, what: `${path} is none of the files of the build` }],
  );
}

async function read<Value>(
  url: string,
  check: { Check(value: unknown): value is Value },
): Promise<OfficeOutcome<Value>> {
  const answer = await fetchedAnswer(url);
  if (typeof answer === 'string') return unreachable(`${url} ${answer}`);
  const value = jsonOf(answer.bytes);
  return check.Check(value) ? done(value) : unreachable(`${url} gave something else than documented`);
}

function unreachable(what: string): OfficeOutcome<never> {
  return refused('site-unreachable', `Nothing can be said: ${what}.`);
}
