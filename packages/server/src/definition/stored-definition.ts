import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Language, LocalizedText } from '../http/schemas/common.ts';
import { ConsultationContent } from '../http/schemas/consultation.ts';
import { SealedCandidate } from '../http/schemas/election.ts';
import type { ConsultationDefinition } from './definition.ts';
import { presetTheme, ThemeTokens } from './theme.ts';

const StoredKey = Type.Object({ id: Type.String(), label: LocalizedText, group: LocalizedText });

const StoredQuestion = Type.Object({
  id: Type.String(),
  title: LocalizedText,
  mandates: Type.Optional(Type.Integer()),
  minimum: Type.Integer(),
  maximum: Type.Integer(),
  blank: Type.Boolean(),
  kind: Type.Optional(Type.Union([Type.Literal('candidates'), Type.Literal('lists')])),
  order: Type.Optional(Type.Union([Type.Literal('drawn'), Type.Literal('as-written')])),
  candidates: Type.Array(SealedCandidate),
});

const StoredGroups = Type.Array(Type.Object({ id: Type.String(), title: LocalizedText }));
const strings = Type.Optional(Type.Array(Type.String()));
const help = Type.Optional(LocalizedText);

const StoredDefinition = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('real'), Type.Literal('simulation')]),
  profile: Type.Union([Type.Literal('belgian-order'), Type.Literal('french-public'), Type.Literal('none')]),
  title: LocalizedText,
  organisation: LocalizedText,
  languages: Type.Array(Language),
  period: Type.Object({
    opensAt: Type.String(),
    closesAt: Type.String(),
    timeZone: Type.String(),
    graceMinutes: Type.Integer(),
  }),
  group: Type.Union([Type.Literal('Ed25519'), Type.Literal('BELENIOS-2048')]),
  verification: Type.Union([Type.Literal('tracker'), Type.Literal('reveal')]),
  credentials: Type.Union([Type.Literal('delivered'), Type.Literal('mailed')]),
  trustees: Type.Object({
    // What is stored from before threshold groups has a number of trustees, all needed.
    number: Type.Optional(Type.Integer()),
    single: Type.Optional(Type.Integer()),
    threshold: Type.Optional(Type.Object({ of: Type.Integer(), needed: Type.Integer() })),
  }),
  weights: Type.Optional(Type.Boolean()),
  signIn: Type.Object({
    openIdConnect: Type.Optional(
      Type.Object({ keys: Type.Array(StoredKey), help, withOrderNumber: Type.Optional(Type.Boolean()) }),
    ),
    password: Type.Optional(Type.Object({ help, withOrderNumber: Type.Optional(Type.Boolean()) })),
    token: Type.Optional(Type.Object({ help })),
    links: Type.Optional(Type.Object({ help, validDays: Type.Optional(Type.Integer()) })),
  }),
  support: Type.Object({
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    hours: Type.Optional(LocalizedText),
  }),
  content: Type.Optional(ConsultationContent),
  embeddingOrigins: Type.Array(Type.String()),
  boothOrigins: strings,
  districts: StoredGroups,
  // What is stored from before lists has none of these.
  colleges: Type.Optional(StoredGroups),
  situations: Type.Optional(StoredGroups),
  organisers: Type.Optional(Type.Array(LocalizedText)),
  home: Type.Optional(Type.Union([Type.Literal('cards'), Type.Literal('landing')])),
  turnout: Type.Optional(Type.Union([Type.Literal('public'), Type.Literal('office')])),
  theme: Type.Optional(Type.Object({ name: Type.String(), tokens: ThemeTokens })),
  elections: Type.Array(
    Type.Object({
      id: Type.String(),
      title: LocalizedText,
      electorate: Type.Object({ districts: strings, colleges: strings, exceptSituations: strings }),
      questions: Type.Array(StoredQuestion),
    }),
  ),
});

/** The definition as the store keeps it: JSON, instants in ISO 8601. */
export function writeStoredDefinition(definition: ConsultationDefinition): string {
  const { period, ...rest } = definition;
  return JSON.stringify({
    ...rest,
    period: {
      ...period,
      opensAt: period.opensAt.toISOString(),
      closesAt: period.closesAt.toISOString(),
    },
  });
}

const checkStored = Compile(StoredDefinition);
const read = new Map<string, ConsultationDefinition>();
const readAtMost = 50;

/**
 * Reads what `writeStoredDefinition` wrote; throws when the store holds something else. The same few texts are asked
 * for with every request, so the last ones are remembered.
 */
export function readStoredDefinition(text: string): ConsultationDefinition {
  const found = read.get(text);
  if (found !== undefined) return found;
  const { period, trustees, signIn, ...rest } = checkStored.Parse(JSON.parse(text));
  const { number, single = number ?? 0, threshold } = trustees;
  const { openIdConnect, password, ...otherWays } = signIn;
  const definition = {
    ...rest,
    weights: rest.weights ?? false,
    boothOrigins: rest.boothOrigins ?? [],
    colleges: rest.colleges ?? [],
    situations: rest.situations ?? [],
    organisers: rest.organisers ?? [],
    home: rest.home ?? 'cards',
    turnout: rest.turnout ?? 'office',
    theme: rest.theme ?? presetTheme(),
    signIn: {
      ...otherWays,
      ...(openIdConnect === undefined ? {} : { openIdConnect: { withOrderNumber: false, ...openIdConnect } }),
      ...(password === undefined ? {} : { password: { withOrderNumber: true, ...password } }),
    },
    trustees: { single, ...(threshold === undefined ? {} : { threshold }) },
    period: { ...period, opensAt: new Date(period.opensAt), closesAt: new Date(period.closesAt) },
  };
  if (read.size >= readAtMost) read.clear();
  read.set(text, definition);
  return definition;
}
