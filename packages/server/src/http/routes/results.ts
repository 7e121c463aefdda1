import { Type } from 'typebox';
import { csvOf } from '../../results/csv.ts';
import { signedResultsOf, type SignedResults } from '../../results/report.ts';
import { writeResults } from '../../results/write-results.ts';
import { resultOf } from '../../voting/result.ts';
import { publicRun } from '../../voting/voter-elections.ts';
import type { Run } from '../../store/runs.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { ElectionResult } from '../schemas/election.ts';
import { documentPolicy, policyText } from '../security.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });

const Form = Type.Enum(['json', 'csv', 'fr', 'nl'], {
  description:
    'json: signed, for `isoloir report verify`. csv: a line a choice. fr, nl: an HTML document to print, with the signed text at its end.',
});

const forms = {
  json: { type: 'application/json', name: 'results.json', write: ({ text }: SignedResults) => text },
  csv: { type: 'text/csv', name: 'results.csv', write: ({ report }: SignedResults) => csvOf(report) },
  fr: {
    type: 'text/html',
    name: 'results.fr.html',
    write: (results: SignedResults) => writeResults(results, 'fr'),
  },
  nl: {
    type: 'text/html',
    name: 'results.nl.html',
    write: (results: SignedResults) => writeResults(results, 'nl'),
  },
} as const;

/** The count of an election, as data and as signed documents. */
export function resultRoutes(app: App, context: HttpContext): void {
  const { store } = context;
  const requireRun = async (uuid: string): Promise<Run> => valueOf(await publicRun(store, uuid)).run;
  const refusals = problems(
    'request-invalid',
    'election-unknown',
    'election-annulled',
    'election-not-counted',
  );
  app.get(
    '/elections/:uuid/result',
    {
      schema: {
        operationId: 'getResult',
        tags: ['public'],
        summary: 'The counted result, after the trustees have decrypted the totals',
        params: Parameters,
        response: { 200: ElectionResult, ...refusals },
      },
    },
    async (request) => valueOf(resultOf(await requireRun(request.params.uuid))),
  );
  app.get(
    '/elections/:uuid/result/document',
    {
      schema: {
        operationId: 'getResultDocument',
        tags: ['public'],
        summary: 'The counted result as a file, signed by the server',
        params: Parameters,
        querystring: Type.Object({ form: Form }, { additionalProperties: false }),
        response: {
          200: {
            description: 'The file',
            content: {
              'application/json': {
                schema: Type.Unknown({ description: 'Report, signature and public key.' }),
              },
              'text/csv': { schema: Type.String() },
              'text/html': { schema: Type.String() },
            },
          },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const run = await requireRun(request.params.uuid);
      const { type, name, write } = forms[request.query.form];
      const results = valueOf(await signedResultsOf(context, run));
      return reply
        .type(`${type}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${run.uuid}.${name}"`)
        .header('content-security-policy', policyText(documentPolicy))
        .send(Buffer.from(write(results)));
    },
  );
}
