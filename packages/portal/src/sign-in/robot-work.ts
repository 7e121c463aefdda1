import type { ApiClient, RobotChallenge } from '@isoloir/api-client';
import { BallotWorker } from '../booth/worker-client.ts';

/** A solution is good for ten minutes on the server; one that is nearly over is made anew. */
const goodFor = 9 * 60_000;

/** The browser’s work that shows it to be no robot: nobody solves a puzzle, and nothing has to be waited for where it is begun early. */
export class RobotWork {
  readonly #client: Pick<ApiClient, 'createRobotCheck'>;
  readonly #now: () => number;
  #worker: BallotWorker | undefined;
  #begun: { readonly at: number; readonly payload: Promise<string | undefined> } | undefined;

  constructor(client: Pick<ApiClient, 'createRobotCheck'>, now: () => number) {
    this.#client = client;
    this.#now = now;
  }

  /** Begins the work while the voter is still typing. */
  begin(): void {
    this.#begun = { at: this.#now(), payload: this.#fromScratch() };
  }

  /** The work that was begun, good for one request; undefined when it failed. */
  async take(): Promise<string | undefined> {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun === undefined || this.#now() - begun.at > goodFor) return this.#fromScratch();
    return (await begun.payload) ?? this.#fromScratch();
  }

  /** Does the work that the server asked for. */
  async solve(challenge: RobotChallenge): Promise<string | undefined> {
    this.#worker ??= new BallotWorker();
    return this.#worker.solveRobotCheck(challenge).catch(() => undefined);
  }

  /** Stops working. */
  close(): void {
    this.#worker?.close();
    this.#worker = undefined;
    this.#begun = undefined;
  }

  async #fromScratch(): Promise<string | undefined> {
    const challenge = await this.#client.createRobotCheck();
    return challenge.ok ? this.solve(challenge.value) : undefined;
  }
}
