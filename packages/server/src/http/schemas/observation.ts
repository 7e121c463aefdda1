import { Type, type Static } from 'typebox';
import { ReferenceKey } from './consultation.ts';
import { ElectionUuid, Instant, LocalizedText, Phase } from './common.ts';
import { Notice, Turnout } from './office.ts';

const sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

export const ObservedRun = Type.Object(
  {
    uuid: ElectionUuid,
    id: Type.String({ description: 'The election.' }),
    run: Type.Integer({ minimum: 1 }),
    title: LocalizedText,
    phase: Phase,
    fingerprint: Type.String({ description: 'Base64 SHA-256 of the Belenios election, without padding.' }),
    definition: sha256('Hex SHA-256 of the sealed definition, which ends the description of the election.'),
    opensAt: Type.String({ format: 'date-time', description: 'When it opens or opened to ballots.' }),
    closesAt: Type.String({ format: 'date-time', description: 'When it closes or closed.' }),
    sealedAt: Type.String({ format: 'date-time', description: 'When its definition and keys were fixed.' }),
    closedAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When its urn was sealed for the count.' }),
    ),
    annulledAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When it was annulled: nothing of it counts.' }),
    ),
    newRun: Type.Optional(
      Type.String({ description: 'Of an annulled run: the uuid of the one in its place, if there is one.' }),
    ),
    ballots: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'Ballots in the urn now. Absent of an annulled run, whose urn is sealed away.',
      }),
    ),
  },
  { description: 'A run as an observer follows it.' },
);

export const AuditHead = Type.Object(
  {
    height: Type.Integer({ minimum: 0 }),
    hash: sha256('Hex SHA-256 of the entry, which the next one carries.'),
    before: Type.String({
      format: 'date-time',
      description:
        'The last entry before this full hour: when exactly the office or a voter acts is not told.',
    }),
  },
  {
    description:
      'An end of the audit log of the whole server: whoever noted it can prove that nothing before it was changed.',
  },
);

export const ObservedPortal = Type.Object(
  {
    sealedAt: Instant,
    files: Type.Integer({ minimum: 1 }),
    manifest: sha256('Hex SHA-256 of the manifest: JSON of path to hex SHA-256, paths sorted.'),
  },
  { description: 'The portal’s files as they were fixed.' },
);

export const Observation = Type.Object(
  {
    consultation: Type.String(),
    kind: Type.Union([Type.Literal('real'), Type.Literal('simulation')]),
    title: LocalizedText,
    organisation: LocalizedText,
    phase: Phase,
    timeZone: Type.String({ description: 'IANA name of the zone in which dates are told.' }),
    serverTime: Instant,
    runs: Type.Array(ObservedRun, {
      description: 'All runs, those of an election in their order; annulled ones included.',
    }),
    turnout: Type.Optional(Turnout),
    notices: Type.Array(Notice, { description: 'All notices, the newest first, those withdrawn included.' }),
    auditHead: Type.Optional(AuditHead),
    portal: Type.Optional(ObservedPortal),
    referenceKey: ReferenceKey,
  },
  {
    description:
      'What an observer needs to follow a consultation. Of each run: GET /elections/{uuid} has the sealed texts, …/urn the trackers, …/archive everything after closing, …/result the count. `turnout` only where the consultation publishes it.',
  },
);
export type Observation = Static<typeof Observation>;
