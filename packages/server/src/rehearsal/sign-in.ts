import type { SignInDefinition } from '../definition/definition.ts';
import { signInThroughIdentityProvider } from '../identity-provider/simulated-person.ts';
import { newHttpPerson, type HttpPerson } from './http-person.ts';
import { VotingError, type PollingStation } from './polling-station.ts';

/** A way in: a key of the identity provider, or identifier and password. */
export type Way = { readonly key: string } | { readonly byPassword: true };

/** What a simulated voter knows of themself. */
export interface Knowledge {
  readonly number: string;
  readonly orderNumber: string;
  readonly identifier: string;
  readonly password: string;
  /** The voting token, where the consultation wants one. */
  readonly token?: string;
}

/** The ways of a consultation, which the simulated voters take in turn. */
export function waysOf({ openIdConnect, password }: SignInDefinition): readonly Way[] {
  const keys = (openIdConnect?.keys ?? []).map(({ id }) => ({ key: id }));
  return password === undefined ? keys : [...keys, { byPassword: true }];
}

/** Signs in as a browser does. */
export async function signIn(station: PollingStation, way: Way, voter: Knowledge): Promise<HttpPerson> {
  const person = newHttpPerson();
  if ('byPassword' in way) {
    const { identifier, password } = voter;
    const path = `/consultations/${station.consultation}/sign-in/password`;
    await post(station, person, path, { identifier, password, ...ownPartsOf(voter) });
  } else await throughProvider(station, person, way.key, voter);
  return person;
}

/** What a voter adds to any way in. */
function ownPartsOf({ orderNumber, token }: Knowledge): object {
  return { ...(orderNumber === '' ? {} : { orderNumber }), ...(token === undefined ? {} : { token }) };
}

/** Through the server, the identity provider's pages and back; with the voter's own parts at the end where they are asked for. */
async function throughProvider(
  station: PollingStation,
  person: HttpPerson,
  key: string,
  voter: Knowledge,
): Promise<void> {
  const { origin, consultation } = station;
  const [returnTo, errorTo] = [`/${consultation}/elections/`, `/${consultation}/sign-in/`];
  const query = new URLSearchParams({ key, language: 'fr', returnTo, errorTo });
  const start = await person.request(
    `${origin}/api/v1/consultations/${consultation}/sign-in?${query.toString()}`,
  );
  const authorizationUrl = start.headers.get('location');
  if (authorizationUrl === null) throw new VotingError(`Sign-in did not start: ${start.status}`);
  const callback = await signInThroughIdentityProvider({ authorizationUrl, number: voter.number });
  const back = await person.request(callback);
  const end = back.headers.get('location') ?? '';
  if (end === returnTo) return;
  if (!end.startsWith(`${errorTo}?step=order-number`)) {
    throw new VotingError(`Sign-in ended at ${end === '' ? `status ${back.status}` : end}`);
  }
  await post(station, person, '/sign-in/complete', ownPartsOf(voter));
}

async function post(
  { origin }: PollingStation,
  person: HttpPerson,
  path: string,
  body: object,
): Promise<void> {
  const response = await person.request(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new VotingError(`Sign-in was refused: ${response.status} ${await response.text()}`);
}
