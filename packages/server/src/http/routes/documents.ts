import { Type } from 'typebox';
import type { SealedDefinition } from '../schemas/election.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { documentPolicy, policyText } from '../security.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({
  consultation: Type.String({ maxLength: 100 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Hex SHA-256 of the document.' }),
});

const binary = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });

/** The documents that sealed definitions name: the lists' statements. */
export function documentRoutes(app: App, { store }: HttpContext): void {
  app.get(
    '/consultations/:consultation/documents/:sha256',
    {
      schema: {
        operationId: 'getDocument',
        tags: ['public'],
        summary: 'A document of a sealed definition, by its hash: compare it before you show it',
        params: Parameters,
        response: {
          200: {
            description: 'The document: a PDF, or Markdown',
            content: { 'application/pdf': { schema: binary }, 'text/markdown': { schema: Type.String() } },
          },
          ...problems('request-invalid', 'document-unknown'),
        },
      },
    },
    async (request, reply) => {
      const { consultation, sha256 } = request.params;
      const runs = await store.runs.ofConsultation(consultation);
      const isSealed = runs.some((run) => hashesIn(sealedTextsOf(run).definition).has(sha256));
      const document = isSealed ? await store.documents.find(consultation, sha256) : undefined;
      if (document === undefined) throw new HttpFailure({ code: 'document-unknown' });
      const isPdf = document.type === 'application/pdf';
      return reply
        .type(isPdf ? document.type : `${document.type}; charset=utf-8`)
        .header('content-disposition', `inline; filename="${sha256.slice(0, 16)}.${isPdf ? 'pdf' : 'md'}"`)
        .header('content-security-policy', policyText(documentPolicy))
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(document.content));
    },
  );
}

/** The hashes of all documents that a sealed definition names. */
function hashesIn({ election }: SealedDefinition): ReadonlySet<string> {
  const statements = election.questions.flatMap(({ candidates }) =>
    candidates.flatMap(({ statement }) => (statement === undefined ? [] : [statement.fr, statement.nl])),
  );
  return new Set(statements.flatMap(({ pdf, text }) => [pdf.sha256, text.sha256]));
}
