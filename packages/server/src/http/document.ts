import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import * as booth from './schemas/booth.ts';
import * as common from './schemas/common.ts';
import * as contactData from './schemas/contact-data.ts';
import * as consultation from './schemas/consultation.ts';
import * as election from './schemas/election.ts';
import * as observation from './schemas/observation.ts';
import * as office from './schemas/office.ts';
import * as robotCheck from './schemas/robot-check.ts';
import * as session from './schemas/session.ts';
import * as signIn from './schemas/sign-in.ts';
import * as signatureProof from './schemas/signature-proof.ts';

/** The schemas that the OpenAPI document names, by the names that they have in the code. */
const namedSchemas = Object.fromEntries(
  [
    booth,
    common,
    contactData,
    consultation,
    election,
    observation,
    office,
    robotCheck,
    session,
    signIn,
    signatureProof,
  ]
    .flatMap((module) => Object.entries<object>(module))
    .filter(([, schema]) => 'type' in schema && schema.type === 'object'),
);

/** The head of the OpenAPI document. */
export const documentOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Isoloir voting server',
      version: '1',
      description:
        'Everything that a voter’s browser, a widget or an observer may ask. Ballots arrive encrypted; no answer ever tells a choice of one voter. Failures are RFC 9457 problems; their `code` is the contract.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'public', description: 'For anybody' },
      { name: 'voter', description: 'For a signed-in voter' },
      { name: 'operations', description: 'For whoever runs the server' },
    ],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-isoloir' },
        booth: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The token of POST /booth-sessions, taken only with the `Origin` that it was given to, and never beside the cookie.',
        },
      },
    },
  },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Names the schemas and folds every copy of one into a reference to it: the generator writes schemas out wherever they
 * are used, which would give clients one type for each use.
 */
export function withReferences(text: string): Record<string, unknown> {
  const document: unknown = JSON.parse(text);
  const schemas: unknown = JSON.parse(JSON.stringify(namedSchemas));
  if (!isObject(document) || !isObject(schemas)) throw new Error('The OpenAPI document is no object');
  const nameOf = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]));

  const fold = (value: unknown, mayBeReference: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => fold(item, true));
    if (!isObject(value)) return value;
    const name = mayBeReference ? nameOf.get(JSON.stringify(value)) : undefined;
    if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fold(item, true)]));
  };
  const folded = Object.entries(schemas).map(([name, schema]) => [name, fold(schema, false)] as const);
  const { components, paths } = document;
  return {
    ...document,
    paths: paths === undefined ? {} : fold(paths, true),
    components: {
      ...(isObject(components) ? components : {}),
      schemas: Object.fromEntries<unknown>(folded),
    },
  };
}
