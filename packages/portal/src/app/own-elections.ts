import type { ApiClient, ApiError, VoterElection } from '@isoloir/api-client';

/** What is known of the elections of the voter who is signed in: the pages and the panel beside them show the same. */
export class OwnElections {
  readonly #client: Pick<ApiClient, 'listVoterElections'>;
  readonly #listeners = new Set<() => void>();
  #loading: Promise<ApiError | undefined> | undefined;
  #list: readonly VoterElection[] | undefined;
  #error: ApiError | undefined;
  #underWay: string | undefined;

  constructor(client: Pick<ApiClient, 'listVoterElections'>) {
    this.#client = client;
  }

  /** The elections; undefined until they are loaded. */
  get list(): readonly VoterElection[] | undefined {
    return this.#list;
  }

  /** Why they could not be loaded. */
  get error(): ApiError | undefined {
    return this.#error;
  }

  /** The election whose ballot is open in this page. */
  get underWay(): string | undefined {
    return this.#underWay;
  }

  /** Calls back at each change, until the answer is called. */
  listen(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Loads the elections, once for all who ask; again after a failure. The answer is the failure. */
  async load(): Promise<ApiError | undefined> {
    if (this.#list !== undefined) return undefined;
    this.#loading ??= this.#fetch();
    const error = await this.#loading;
    this.#loading = undefined;
    return error;
  }

  /** Asks again how the elections stand; what was known stays where the server gives no answer. */
  async reload(): Promise<void> {
    const answer = await this.#client.listVoterElections();
    if (answer.ok) this.#list = answer.value.elections;
    this.#tell();
  }

  /** How the elections stand for everybody; one that another run has replaced stays as it was. */
  takePhases(elections: readonly Pick<VoterElection, 'uuid' | 'phase'>[]): void {
    this.#list = this.#list?.map((own) => {
      const phase = elections.find(({ uuid }) => uuid === own.uuid)?.phase ?? own.phase;
      return { ...own, phase };
    });
    this.#tell();
  }

  /** The ballot of this election is open here, or of none. */
  enter(uuid: string | undefined): void {
    this.#underWay = uuid;
    this.#tell();
  }

  /** A vote in this election was recorded just now. */
  markVoted(uuid: string, signedAt: string): void {
    this.#underWay = undefined;
    this.#list = this.#list?.map((election) =>
      election.uuid === uuid ? { ...election, signedAt } : election,
    );
    this.#tell();
  }

  async #fetch(): Promise<ApiError | undefined> {
    const answer = await this.#client.listVoterElections();
    if (answer.ok) this.#list = answer.value.elections;
    this.#error = answer.ok ? undefined : answer.error;
    this.#tell();
    return this.#error;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
