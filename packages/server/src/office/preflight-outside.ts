import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { smtpTransport } from '../mail/transport.ts';
import { fetched } from './fetched.ts';
import { differences, manifestOf, parseManifest, type PortalManifest } from './portal-seal.ts';
import {
  notAsked,
  resultOf,
  type CheckContext,
  type CheckResult,
  type OutsideInput,
} from './preflight-result.ts';

/** Files fetched at once. */
const atOnce = 4;

async function sealedManifest({ rooms, consultation }: CheckContext): Promise<PortalManifest | undefined> {
  const seal = await rooms.portalSeals.latest(consultation.definition.id);
  return seal === undefined ? undefined : parseManifest(seal.manifest);
}

const noSeal = 'the portal’s files are not fixed: isoloir portal seal CONSULTATION --folder FOLDER';

/** The files of the built portal have the hashes that were fixed. */
export async function portalIsAsSealed(
  context: CheckContext,
  { portal }: OutsideInput,
): Promise<CheckResult> {
  const sealed = await sealedManifest(context);
  if (sealed === undefined) return resultOf('portal', [noSeal], '');
  if (portal === undefined)
    return resultOf('portal', ['give the portal’s folder, --portal or ISOLOIR_PORTAL'], '');
  const found = manifestOf(portal);
  if (!found.ok) return resultOf('portal', [found.error.message], '');
  return resultOf(
    'portal',
    differences(sealed, found.value),
    `${Object.keys(sealed).length} files are as they were fixed`,
  );
}

const checkElection = Compile(Type.Object({ election: Type.String(), definition: Type.String() }));

/** What browsers get has them too, and the API gives the sealed elections. */
export async function servedIsAsSealed(
  context: CheckContext,
  { origin }: OutsideInput,
): Promise<CheckResult> {
  if (origin === undefined) return notAsked('served', 'give --origin to compare what voters’ browsers get');
  const sealed = await sealedManifest(context);
  if (sealed === undefined) return resultOf('served', [noSeal], '');
  const wrong: string[] = [];
  // The server writes its own in place of this one.
  const files = Object.entries(sealed).filter(([path]) => path !== 'portal.config.json');
  const queue = files.entries();
  const worker = async (): Promise<void> => {
    for (const [index, [path, hash]] of queue) {
      context.progress(`${index + 1} of ${files.length} files fetched`);
      const bytes = await fetched(`${origin}/${path}`);
      if (typeof bytes === 'string') wrong.push(`${path}: ${bytes}`);
      else if (createHash('sha256').update(bytes).digest('hex') !== hash)
        wrong.push(`${path} is served otherwise`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const run of context.runs) {
    const bytes = await fetched(`${origin}/api/v1/elections/${run.uuid}`);
    if (typeof bytes === 'string') {
      wrong.push(`${run.election}: ${bytes}`);
      continue;
    }
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (
      !checkElection.Check(value) ||
      value.election !== run.electionText ||
      value.definition !== run.definitionText
    ) {
      wrong.push(`the API gives another election for ${run.election}`);
    }
  }
  return resultOf(
    'served',
    wrong,
    `${origin} serves ${files.length} files and ${context.runs.length} elections as they were fixed`,
  );
}

/** The mail server answers. */
export async function mailWorks({ smtp }: OutsideInput): Promise<CheckResult> {
  if (smtp === undefined) {
    return resultOf('mail', ['no mail server is set: ISOLOIR_SMTP_URL and ISOLOIR_MAIL_FROM'], '');
  }
  const transport = smtpTransport(smtp);
  try {
    const answer = await transport.check();
    return resultOf('mail', answer.ok ? [] : [answer.reason], 'the mail server answers and lets us in');
  } finally {
    transport.close();
  }
}

/** Where passwords go by SMS, a gateway is set. */
export function smsIsSetUp(
  { consultation: { definition } }: CheckContext,
  { smsSetUp }: OutsideInput,
): CheckResult {
  if (definition.signIn.password === undefined) {
    return notAsked('sms', 'nobody gets an SMS in this consultation');
  }
  return resultOf(
    'sms',
    smsSetUp ? [] : ['passwords go by SMS, and no gateway is set: ISOLOIR_SMS_URL'],
    'an SMS gateway is set; only a real SMS would prove it',
  );
}

/** The identity provider answers, where voters sign in through one. */
export async function identityProviderAnswers(
  { consultation: { definition } }: CheckContext,
  { issuer }: OutsideInput,
): Promise<CheckResult> {
  const check = 'identity-provider';
  if (definition.signIn.openIdConnect === undefined) return notAsked(check, 'nobody signs in through one');
  if (issuer === undefined) return resultOf(check, ['none is set: ISOLOIR_OIDC_ISSUER'], '');
  const answer = await fetched(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return resultOf(check, typeof answer === 'string' ? [`${issuer} ${answer}`] : [], `${issuer} answers`);
}
