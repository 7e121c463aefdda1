import { Type, type Static } from 'typebox';
import { electionsOf, eligibleRun, standingRun, type TimedRun } from '../../voting/voter-elections.ts';
import { endSession, type SignedInVoter } from '../../voting/sessions.ts';
import { isMailed } from '../../voting/cast.ts';
import { ownPeriodOf } from '../../voting/phase.ts';
import { groupsOf, profileOf } from '../../voting/profile.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { Session, VoterCredential, VoterElection, VoterElections } from '../schemas/session.ts';
import { clearSessionCookie, heldSession, requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });
const needsSession = [{ session: [] }, { booth: [] }];

/** What a signed-in voter may know of themself, and signing out. */
export function sessionRoutes(app: App, context: HttpContext): void {
  const { store, registrar, clock } = context;
  app.get(
    '/session',
    {
      schema: {
        operationId: 'getSession',
        tags: ['voter'],
        summary: 'Who is signed in, and until when; counts as activity',
        security: needsSession,
        response: { 200: Session, ...problems('session-missing', 'session-expired') },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      return {
        consultation: voter.consultation,
        voter: { name: voter.name, language: voter.language },
        profile: await profileOf(store, voter),
        expiresAt: voter.expiresAt.toISOString(),
        idleExpiresAt: voter.idleExpiresAt.toISOString(),
      };
    },
  );
  app.delete(
    '/session',
    {
      schema: {
        operationId: 'endSession',
        tags: ['voter'],
        summary: 'Sign out; also when no session is open',
        security: [{}, ...needsSession],
        response: {
          204: Type.Null({ description: 'Signed out' }),
          ...problems('origin-refused', 'session-missing'),
        },
      },
    },
    async (request, reply) => {
      const { token, origin } = heldSession(request);
      if (token !== undefined) await endSession(store, token, origin);
      // What the browser keeps of the portal is not a listed page’s to clear.
      if (origin !== null) return reply.code(204).send(null);
      clearSessionCookie(reply);
      return reply.code(204).header('clear-site-data', '"cache", "storage", "cookies"').send(null);
    },
  );
  app.get(
    '/session/elections',
    {
      schema: {
        operationId: 'listVoterElections',
        tags: ['voter'],
        summary: 'The voter’s elections, and in which they have voted',
        security: needsSession,
        response: { 200: VoterElections, ...problems('session-missing', 'session-expired') },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      const runs = await electionsOf(store, voter);
      const elections = await Promise.all(runs.map((run) => viewOf(context, voter, run)));
      return { elections, serverTime: clock().toISOString() };
    },
  );
  app.get(
    '/session/elections/:uuid',
    {
      schema: {
        operationId: 'getVoterElection',
        tags: ['voter'],
        summary: 'One election of the voter: is my vote recorded?',
        security: needsSession,
        params: Parameters,
        response: {
          200: VoterElection,
          ...problems('session-missing', 'session-expired', 'election-unknown', 'not-eligible'),
        },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      return viewOf(context, voter, valueOf(await eligibleRun(store, voter, request.params.uuid)));
    },
  );
  app.get(
    '/session/elections/:uuid/credential',
    {
      schema: {
        operationId: 'getCredential',
        tags: ['voter'],
        summary: 'The voter’s private credential, with which the browser signs the ballot',
        security: needsSession,
        params: Parameters,
        response: {
          200: VoterCredential,
          ...problems(
            'session-missing',
            'session-expired',
            'election-unknown',
            'not-eligible',
            'election-annulled',
            'credential-mailed',
          ),
        },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      const { run } = valueOf(await standingRun(store, voter, request.params.uuid));
      if (isMailed(sealedTextsOf(run))) throw new HttpFailure({ code: 'credential-mailed' });
      const credential = registrar.credentialOf(run.uuid, voter.id);
      if (credential === undefined) throw new HttpFailure({ code: 'not-eligible' });
      return { credential };
    },
  );
}

async function viewOf(
  { store, clock }: HttpContext,
  voter: SignedInVoter,
  { run, phase }: TimedRun,
): Promise<Static<typeof VoterElection>> {
  const { election, definition } = sealedTextsOf(run);
  // A vote in an annulled run is none: it is not told as recorded.
  const signedAt = run.state === 'annulled' ? undefined : await store.signatures.signedAt(run.uuid, voter.id);
  const period = ownPeriodOf(run);
  const { college } = await groupsOf(store, voter);
  return {
    uuid: run.uuid,
    id: run.election,
    run: run.number,
    title: definition.election.title,
    fingerprint: election.fingerprint,
    phase: phase(clock()),
    ...(period === undefined ? {} : { period }),
    ...(run.successor === null ? {} : { newRun: run.successor }),
    ...(college === undefined ? {} : { college }),
    questions: definition.election.questions.map(({ id, kind }) => ({ id, kind: kind ?? 'candidates' })),
    ...(signedAt === undefined ? {} : { signedAt: signedAt.toISOString() }),
  };
}
