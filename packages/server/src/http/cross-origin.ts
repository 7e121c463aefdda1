import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { Store } from '../store/store.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import { findRun } from '../voting/voter-elections.ts';

/** Which origins may read an answer: those that the definition of what it is about lists. */
type Listing = (store: Store, parameters: unknown) => Promise<readonly string[]>;

const ConsultationParameters = Type.Object({ consultation: Type.String() });
const ElectionParameters = Type.Object({ uuid: Type.String() });

/** Whose pages read what is public: a vote in a page begins with that. */
const readersOf = (lists: {
  readonly embeddingOrigins: readonly string[];
  readonly boothOrigins?: readonly string[];
}): readonly string[] => [...lists.embeddingOrigins, ...(lists.boothOrigins ?? [])];

const ofAny: Listing = async (store) =>
  (await store.consultations.all()).flatMap(({ definition }) => readersOf(readStoredDefinition(definition)));

// That there is nothing under an id any of the sites may read: else its page could not say what is wrong.
const ofConsultation: Listing = async (store, parameters) => {
  if (!Value.Check(ConsultationParameters, parameters)) return [];
  const stored = await store.consultations.find(parameters.consultation);
  return stored === undefined ? ofAny(store, parameters) : readersOf(readStoredDefinition(stored.definition));
};

const ofElection: Listing = async (store, parameters) => {
  if (!Value.Check(ElectionParameters, parameters)) return [];
  const found = await findRun(store, parameters.uuid);
  return found === undefined
    ? ofAny(store, parameters)
    : readersOf(sealedTextsOf(found.run).definition.consultation);
};

// The statements that a voter reads before choosing a list, where the choice is made.
const ofBooths: Listing = async (store, parameters) => {
  if (!Value.Check(ConsultationParameters, parameters)) return [];
  const stored = await store.consultations.find(parameters.consultation);
  return stored === undefined ? [] : readStoredDefinition(stored.definition).boothOrigins;
};

/** What the pages of listed origins may call: public, the same for everybody, and blind to sessions. */
const embeddable: ReadonlyMap<string, Listing> = new Map([
  ['GET /api/v1/consultations/:consultation', ofConsultation],
  ['GET /api/v1/consultations/:consultation/turnout', ofConsultation],
  ['GET /api/v1/consultations/:consultation/documents/:sha256', ofBooths],
  ['GET /api/v1/elections/:uuid', ofElection],
  ['GET /api/v1/elections/:uuid/urn', ofElection],
  ['GET /api/v1/elections/:uuid/result', ofElection],
  // A reference says of which election it is only when it is read: any consultation’s sites may send it.
  ['POST /api/v1/references/check', ofAny],
  ['OPTIONS /api/v1/references/check', ofAny],
]);

/**
 * Lets a page of an origin that the sealed definition lists read what is public, and tells whether this request is such
 * a one. Credentials are never allowed: nobody’s session is of use from elsewhere.
 */
export async function allowListedOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
): Promise<boolean> {
  const listing = embeddable.get(`${request.method} ${request.routeOptions.url ?? ''}`);
  if (listing === undefined) return false;
  void reply.header('vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !(await listing(store, request.params)).includes(origin)) return false;
  void reply.header('access-control-allow-origin', origin);
  void reply.header('access-control-expose-headers', 'Retry-After');
  return true;
}
