import { Type, type Static } from 'typebox';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import type { StoredConsultation } from '../../store/consultations.ts';
import type { Run } from '../../store/runs.ts';
import type { StoredNotice } from '../../store/notices.ts';
import { overallPhase, ownPeriodOf, periodOf, phaseOf } from '../../voting/phase.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { inDefinedOrder, latestRuns } from '../../voting/voter-elections.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { Consultation, ConsultationList } from '../schemas/consultation.ts';
import type { AnnulledRun } from '../schemas/office.ts';
import type { App } from '../types.ts';
import { noticeView } from './notices.ts';

const Parameters = Type.Object({ consultation: Type.String({ maxLength: 100 }) });

/** What anybody may know of the consultations. */
export function consultationRoutes(app: App, context: HttpContext): void {
  const { store, clock } = context;
  app.get(
    '/consultations',
    {
      schema: {
        operationId: 'listConsultations',
        tags: ['public'],
        summary: 'The consultations of this server',
        response: { 200: ConsultationList },
      },
    },
    async () => {
      const consultations = await Promise.all(
        (await store.consultations.all()).map(async (stored) => {
          const { id, title } = readStoredDefinition(stored.definition);
          const runs = latestRuns(await store.runs.ofConsultation(id));
          return { id, title, phase: overallPhase(phasesOf(stored, runs, clock())) };
        }),
      );
      return { consultations };
    },
  );
  app.get(
    '/consultations/:consultation',
    {
      schema: {
        operationId: 'getConsultation',
        tags: ['public'],
        summary: 'A consultation: when, how to sign in, who helps, its elections',
        params: Parameters,
        response: { 200: Consultation, ...problems('consultation-unknown') },
      },
    },
    async (request) => {
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      const notices = await store.notices.ofConsultation(stored.id);
      return viewOf(context, stored, await store.runs.ofConsultation(stored.id), notices);
    },
  );
}

function phasesOf(stored: StoredConsultation, runs: readonly Run[], now: Date): ReturnType<typeof phaseOf>[] {
  const { graceMinutes } = readStoredDefinition(stored.definition).period;
  const { opensAt, closesAt } = stored;
  return runs.map((run) => phaseOf(run.state, periodOf(run, { opensAt, closesAt, graceMinutes }), now));
}

function viewOf(
  { clock, signer, sessionLimits }: HttpContext,
  stored: StoredConsultation,
  allRuns: readonly Run[],
  notices: readonly StoredNotice[],
): Static<typeof Consultation> {
  const definition = readStoredDefinition(stored.definition);
  const now = clock();
  const runs = inDefinedOrder(definition, latestRuns(allRuns));
  const phases = phasesOf(stored, runs, now);
  const { openIdConnect, password, token, links } = definition.signIn;
  return {
    id: definition.id,
    kind: definition.kind,
    title: definition.title,
    organisation: definition.organisation,
    languages: [...definition.languages],
    profile: definition.profile,
    verification: definition.verification,
    period: {
      opensAt: stored.opensAt.toISOString(),
      closesAt: stored.closesAt.toISOString(),
      timeZone: definition.period.timeZone,
      graceMinutes: definition.period.graceMinutes,
    },
    phase: overallPhase(phases),
    serverTime: now.toISOString(),
    signInKeys: [...(openIdConnect?.keys ?? [])],
    ...(openIdConnect?.help === undefined ? {} : { signInHelp: openIdConnect.help }),
    signIn: {
      ...(openIdConnect === undefined
        ? {}
        : {
            openIdConnect: {
              keys: [...openIdConnect.keys],
              withOrderNumber: openIdConnect.withOrderNumber,
            },
          }),
      password: password !== undefined,
      ...(password?.help === undefined ? {} : { passwordHelp: password.help }),
      passwordWithOrderNumber: password?.withOrderNumber === true,
      token: token !== undefined,
      ...(token?.help === undefined ? {} : { tokenHelp: token.help }),
      links: links !== undefined,
      ...(links?.help === undefined ? {} : { linksHelp: links.help }),
    },
    colleges: [...definition.colleges],
    organisers: definition.organisers.map((name) => ({ name })),
    home: definition.home,
    theme: definition.theme,
    support: definition.support,
    ...(definition.content === undefined ? {} : { content: definition.content }),
    elections: runs.map((run, index) => {
      const { election, definition: sealed } = sealedTextsOf(run);
      const period = ownPeriodOf(run);
      return {
        uuid: run.uuid,
        id: run.election,
        run: run.number,
        title: sealed.election.title,
        fingerprint: election.fingerprint,
        phase: phases[index] ?? 'not-open',
        ...(period === undefined ? {} : { period }),
      };
    }),
    history: allRuns.flatMap(annulledView),
    notices: notices.filter(({ withdrawnAt }) => withdrawnAt === null).map(noticeView),
    referenceKey: { key: signer.key, publicKey: signer.publicKey },
    idleMinutes: sessionLimits.idleMinutes,
  };
}

function annulledView(run: Run): AnnulledRun[] {
  if (run.annulledAt === null) return [];
  return [
    {
      uuid: run.uuid,
      id: run.election,
      run: run.number,
      title: sealedTextsOf(run).definition.election.title,
      annulledAt: run.annulledAt.toISOString(),
      ...(run.successor === null ? {} : { newRun: run.successor }),
    },
  ];
}
