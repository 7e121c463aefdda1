import { Type, type Static } from 'typebox';
import { ElectionUuid, Instant, Language, LocalizedText, Phase } from './common.ts';
import { AnnulledRun, Notice, OwnPeriod } from './office.ts';

export const Period = Type.Object({
  opensAt: Instant,
  closesAt: Instant,
  timeZone: Type.String({
    description: 'IANA name of the zone in which dates are told.',
    examples: ['Europe/Brussels'],
  }),
  graceMinutes: Type.Integer({
    minimum: 0,
    description: 'Minutes after closing in which a voter already signed in may finish.',
  }),
});

export const SignInKey = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+$', examples: ['eid'] }),
    label: LocalizedText,
    group: LocalizedText,
  },
  { description: 'A way in that the identity provider offers.' },
);

export const SignInWays = Type.Object(
  {
    openIdConnect: Type.Optional(
      Type.Object({
        keys: Type.Array(SignInKey),
        withOrderNumber: Type.Boolean({ description: 'Whether the order number is asked for afterwards.' }),
      }),
    ),
    password: Type.Boolean({ description: 'Whether by identifier, password and order number.' }),
    passwordHelp: Type.Optional(LocalizedText),
    passwordWithOrderNumber: Type.Boolean({
      description: 'Whether the order number is asked for beside the password.',
    }),
    token: Type.Boolean({ description: 'Whether every way also wants a voting token.' }),
    tokenHelp: Type.Optional(LocalizedText),
    links: Type.Boolean({
      description: 'Whether identifier and password come through a single-use link, recovered ones too.',
    }),
    linksHelp: Type.Optional(LocalizedText),
  },
  { description: 'The ways to sign in.' },
);

/** A college of voters. */
export const College = Type.Object({ id: Type.String(), title: LocalizedText });

export const Theme = Type.Object(
  {
    name: Type.String({ description: 'A preset’s name, or `custom`.' }),
    tokens: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Object({ light: Type.String(), dark: Type.String() })]),
      { description: 'What it changes of the default tokens; check it before use.' },
    ),
  },
  { description: 'How the portal looks.' },
);

export const Support = Type.Object(
  {
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    hours: Type.Optional(LocalizedText),
  },
  { description: 'Who helps the voters.' },
);

export const ElectionSummary = Type.Object({
  uuid: ElectionUuid,
  id: Type.String(),
  run: Type.Integer({ minimum: 1 }),
  title: LocalizedText,
  fingerprint: Type.String({ description: 'Base64 SHA-256 of the Belenios election, without padding.' }),
  phase: Phase,
  period: Type.Optional(OwnPeriod),
});

/** The server key that signs references. */
export const ReferenceKey = Type.Object({
  key: Type.String({ description: 'Key id: the first 16 hex digits of the public key’s SHA-256.' }),
  publicKey: Type.String({ description: 'Ed25519 public key, base64url without padding.' }),
});

const markdown = Type.Optional(LocalizedText);

export const ConsultationContent = Type.Object(
  { faq: markdown, contact: markdown, signInHelp: markdown, thanks: markdown },
  { description: 'The organisation’s own texts, Markdown; show them without HTML.' },
);

export const Consultation = Type.Object(
  {
    id: Type.String(),
    kind: Type.Union([Type.Literal('real'), Type.Literal('simulation')]),
    title: LocalizedText,
    organisation: LocalizedText,
    languages: Type.Array(Language, { minItems: 1 }),
    profile: Type.Union([Type.Literal('belgian-order'), Type.Literal('french-public'), Type.Literal('none')]),
    verification: Type.Union([Type.Literal('tracker'), Type.Literal('reveal')]),
    period: Period,
    phase: Phase,
    serverTime: Instant,
    signInKeys: Type.Array(SignInKey),
    signInHelp: Type.Optional(LocalizedText),
    signIn: SignInWays,
    colleges: Type.Array(College),
    organisers: Type.Array(Type.Object({ name: LocalizedText })),
    home: Type.Union([Type.Literal('cards'), Type.Literal('landing')]),
    theme: Theme,
    support: Support,
    content: Type.Optional(ConsultationContent),
    elections: Type.Array(ElectionSummary, { description: 'Of each election the latest run.' }),
    history: Type.Array(AnnulledRun, { description: 'The runs that were annulled.' }),
    notices: Type.Array(Notice, { description: 'What the office tells everybody now, the newest first.' }),
    referenceKey: ReferenceKey,
    idleMinutes: Type.Integer({
      minimum: 1,
      description: 'Minutes without activity after which a session ends.',
    }),
  },
  { description: 'What anybody may know of a consultation.' },
);
export type Consultation = Static<typeof Consultation>;

export const ConsultationList = Type.Object({
  consultations: Type.Array(Type.Object({ id: Type.String(), title: LocalizedText, phase: Phase })),
});
