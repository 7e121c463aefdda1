import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import { hashOfText } from '../../office/credential-files.ts';
import { parseManifest } from '../../office/portal-seal.ts';
import type { PortalSeal } from '../../store/portal-seals.ts';
import type { Run } from '../../store/runs.ts';
import { overallPhase, periodOf, phaseOf, type VotingPeriod } from '../../voting/phase.ts';
import type { PublicTurnout } from '../../voting/public-turnout.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { fullHourBefore } from '../../voting/turnout.ts';
import { inDefinedOrder, latestRuns } from '../../voting/voter-elections.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { Observation } from '../schemas/observation.ts';
import type { App } from '../types.ts';
import { noticeView } from './notices.ts';

/** What an observer follows a consultation by: nothing of it tells when a single voter did anything. */
export function observationRoutes(
  app: App,
  { store, clock, signer }: HttpContext,
  publicTurnout: PublicTurnout,
): void {
  app.get(
    '/consultations/:consultation/observation',
    {
      schema: {
        operationId: 'getObservation',
        tags: ['public'],
        summary:
          'A consultation as an observer follows it: runs, urns, turnout, notices, end of the audit log',
        params: Type.Object({ consultation: Type.String({ maxLength: 100 }) }),
        response: { 200: Observation, ...problems('consultation-unknown') },
      },
    },
    async (request) => {
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      const definition = readStoredDefinition(stored.definition);
      const { opensAt, closesAt } = stored;
      const { graceMinutes, timeZone } = definition.period;
      const [period, now] = [{ opensAt, closesAt, graceMinutes }, clock()];
      const runs = inDefinedOrder(definition, await store.runs.ofConsultation(stored.id));
      const views = await Promise.all(
        runs.map(async (run) => ({
          ...runView(run, period, now),
          ...(run.state === 'annulled' ? {} : { ballots: await store.urn.count(run.uuid) }),
        })),
      );
      const latest = new Set(latestRuns(runs).map(({ uuid }) => uuid));
      const turnout = await publicTurnout(definition, 'hour');
      const before = fullHourBefore(now);
      const head = await store.audit.headBefore(before);
      const seal = await store.portalSeals.latest(stored.id);
      return {
        consultation: definition.id,
        kind: definition.kind,
        title: definition.title,
        organisation: definition.organisation,
        phase: overallPhase(views.filter(({ uuid }) => latest.has(uuid)).map(({ phase }) => phase)),
        timeZone,
        serverTime: now.toISOString(),
        runs: views,
        ...(turnout === undefined ? {} : { turnout }),
        notices: (await store.notices.ofConsultation(stored.id)).map(noticeView),
        ...(head === undefined ? {} : { auditHead: { ...head, before: before.toISOString() } }),
        ...(seal === undefined ? {} : { portal: portalView(seal) }),
        referenceKey: { key: signer.key, publicKey: signer.publicKey },
      };
    },
  );
}

function runView(
  run: Run,
  consultation: VotingPeriod,
  now: Date,
): Omit<Observation['runs'][number], 'ballots'> {
  const { election, definition } = sealedTextsOf(run);
  const period = periodOf(run, consultation);
  return {
    uuid: run.uuid,
    id: run.election,
    run: run.number,
    title: definition.election.title,
    phase: phaseOf(run.state, period, now),
    fingerprint: election.fingerprint,
    definition: hashOfText(run.definitionText),
    opensAt: period.opensAt.toISOString(),
    closesAt: period.closesAt.toISOString(),
    sealedAt: run.sealedAt.toISOString(),
    ...(run.closedAt === null ? {} : { closedAt: run.closedAt.toISOString() }),
    ...(run.annulledAt === null ? {} : { annulledAt: run.annulledAt.toISOString() }),
    ...(run.successor === null ? {} : { newRun: run.successor }),
  };
}

function portalView({ sealedAt, manifest }: PortalSeal): NonNullable<Observation['portal']> {
  return {
    sealedAt: sealedAt.toISOString(),
    files: Object.keys(parseManifest(manifest)).length,
    manifest: createHash('sha256').update(manifest).digest('hex'),
  };
}
