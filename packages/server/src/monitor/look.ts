import { Type, type Static } from 'typebox';
import { Phase } from '../http/schemas/common.ts';

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const SeenRun = Type.Object({
  id: Type.String(),
  run: Type.Integer(),
  phase: Phase,
  opensAt: Type.String(),
  closesAt: Type.String(),
  sealedAt: Type.String(),
  /** When its urn was sealed for the count, once it was. */
  closedAt: Type.Optional(Type.String()),
  fingerprint: Type.String(),
  /** Of the sealed definition, and of the whole texts that the server gives. */
  definition: sha256,
  texts: sha256,
  /** Absent of an annulled run, whose urn nobody sees any more. */
  trackers: Type.Optional(Type.Array(Type.String())),
  /** Of the archive, once voting is closed, and of the result, once it is counted. */
  archive: Type.Optional(sha256),
  result: Type.Optional(sha256),
});
export type SeenRun = Static<typeof SeenRun>;

/** What a monitor saw at one time. It is kept from one look to the next. */
export const Look = Type.Object({
  version: Type.Literal(1),
  at: Type.String(),
  consultation: Type.String(),
  /** The site’s files: hex SHA-256 by path on the server. */
  files: Type.Record(Type.String(), sha256),
  /** The security policies that came with them, by path. */
  policies: Type.Record(Type.String(), Type.String()),
  referenceKey: Type.String(),
  auditHead: Type.Optional(Type.Object({ height: Type.Integer(), hash: sha256 })),
  /** The manifest of the portal’s files as the office fixed them. */
  manifest: Type.Optional(sha256),
  /** Of the words of each notice, by its number. */
  notices: Type.Record(Type.String(), sha256),
  runs: Type.Record(Type.String(), SeenRun),
});
export type Look = Static<typeof Look>;

/** What is not as it may be, or, as a note, what has changed as it may. */
export interface Finding {
  readonly code: FindingCode;
  readonly what: string;
}

/** Every finding of a monitor. */
export type FindingCode =
  // of one look
  | 'texts-wrong'
  | 'urn-wrong'
  | 'archive-wrong'
  | 'result-wrong'
  | 'build-differs'
  // of two looks
  | 'consultation-changed'
  | 'file-changed'
  | 'policy-changed'
  | 'key-changed'
  | 'log-changed'
  | 'notice-changed'
  | 'run-missing'
  | 'run-changed'
  | 'run-added'
  | 'phase-changed'
  | 'period-changed'
  | 'urn-lost'
  | 'urn-grew'
  | 'archive-changed'
  | 'result-changed'
  | 'portal-sealed';
