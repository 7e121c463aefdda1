import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { openApiDocument } from '../../../packages/server/src/http/app.ts';
import type { App } from '../../../packages/server/src/http/types.ts';

const SchemaObject = Type.Record(Type.String(), Type.Unknown());

const Parameter = Type.Object({
  in: Type.Union([Type.Literal('path'), Type.Literal('query')]),
  name: Type.String(),
  required: Type.Optional(Type.Boolean()),
  schema: SchemaObject,
});

const Operation = Type.Object({
  operationId: Type.String(),
  parameters: Type.Optional(Type.Array(Parameter)),
  requestBody: Type.Optional(
    Type.Object({ content: Type.Object({ 'application/json': Type.Object({ schema: SchemaObject }) }) }),
  ),
  security: Type.Optional(Type.Array(SchemaObject)),
  responses: Type.Record(Type.String(), Type.Unknown()),
});

const readDocument = Compile(
  Type.Object({
    paths: Type.Record(
      Type.String(),
      Type.Object({
        get: Type.Optional(Operation),
        post: Type.Optional(Operation),
        put: Type.Optional(Operation),
        delete: Type.Optional(Operation),
      }),
    ),
    components: Type.Object({ schemas: Type.Record(Type.String(), SchemaObject) }),
  }),
);

/** What the API can be asked, as its own document says. */
export interface ApiOperation extends Static<typeof Operation> {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
}

/** Every operation of a server, and the schemas that they refer to. */
export interface Api {
  readonly operations: readonly ApiOperation[];
  readonly schemas: Readonly<Record<string, Static<typeof SchemaObject>>>;
}

const methods = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** Reads the document of a ready server. */
export function apiOf(app: App): Api {
  const { paths, components } = readDocument.Parse(openApiDocument(app));
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ ...operation, path, method: methods[method] }];
    }),
  );
  return { operations, schemas: components.schemas };
}
