import workerAddress from './encryption.worker.ts?worker&url';
import type { RobotChallenge } from '@isoloir/api-client';
import type {
  OpenedBallot,
  Operation,
  OperationResult,
  PreparedBallot,
  ReferenceVerdict,
} from '@isoloir/widgets/journey.js';
import type { SolveRobotCheck } from './robot-check.ts';

interface Waiting {
  readonly resolve: (result: OperationResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The page’s end of the encryption worker, which begins to load at once. One that broke down, or whose code did not
 * arrive, is an error for whoever waits for it; who asks next has a new one.
 */
export class BallotWorker {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closed = false;

  constructor() {
    this.#worker = this.#start();
  }

  /** Loads the worker and reads the election, so that nothing has to be loaded once the voter chooses. */
  async open(election: string): Promise<boolean> {
    return (await this.#ask({ type: 'open', election })).type === 'opened';
  }

  /** Does beforehand what the voter’s ballot would else wait for: see `warmUp` of the protocol. */
  async warmUp(election: string): Promise<void> {
    await this.#ask({ type: 'warm-up', election });
  }

  /** Encrypts and signs a ballot; undefined when the choices can not be encrypted. */
  async encrypt(input: {
    readonly election: string;
    readonly credential: string;
    readonly choices: readonly (readonly (0 | 1)[])[];
    readonly withCode: boolean;
  }): Promise<PreparedBallot | undefined> {
    const result = await this.#ask({ type: 'encrypt', ...input });
    return result.type === 'encrypted' ? result.prepared : undefined;
  }

  /** What a signed reference turns out to be, under the voting server’s public key. */
  async verifyReference(reference: string, publicKey: string): Promise<ReferenceVerdict> {
    const result = await this.#ask({ type: 'verify-reference', reference, publicKey });
    return result.type === 'reference' ? result.verdict : { kind: 'unreadable' };
  }

  /** Which bucket of an election’s ballots holds the one of a verification code: four hex digits. */
  async bucketOf(election: string, verificationCode: string): Promise<string | undefined> {
    const result = await this.#ask({ type: 'bucket', election, verificationCode });
    return result.type === 'bucket' ? result.prefix : undefined;
  }

  /** The ballot that a verification code opens, among several; undefined when it opens none. */
  async find(input: {
    readonly election: string;
    readonly verificationCode: string;
    readonly ballots: readonly string[];
  }): Promise<OpenedBallot | undefined> {
    const result = await this.#ask({ type: 'find', ...input });
    return result.type === 'found' ? result.opened : undefined;
  }

  /** Does the work of a robot check; the answer is what the server wants to see of it. */
  async solveRobotCheck(challenge: RobotChallenge): Promise<string | undefined> {
    const result = await this.#ask({ type: 'solve-robot-check', challenge });
    return result.type === 'solved' ? result.payload : undefined;
  }

  /** Ends the worker and all that it holds. */
  close(): void {
    this.#closed = true;
    this.#end(new Error('the worker was closed'));
  }

  #start(): Worker {
    const worker = new Worker(trustedWorkerAddress(), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; result: OperationResult }>) => {
      this.#waiting.get(data.id)?.resolve(data.result);
      this.#waiting.delete(data.id);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#worker === worker) this.#end(new Error(event.message));
    });
    return worker;
  }

  #end(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #ask(operation: Operation | SolveRobotCheck): Promise<OperationResult> {
    if (this.#closed) return Promise.reject(new Error('the worker was closed'));
    const worker = (this.#worker ??= this.#start());
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, operation });
    });
  }
}

/** The one script address that this page ever turns into code by itself; a page may make a policy only once. */
const policy = globalThis.trustedTypes?.createPolicy('isoloir', {
  createScriptURL(address) {
    if (address !== workerAddress) throw new TypeError('not the encryption worker');
    return address;
  },
});

function trustedWorkerAddress(): string {
  return policy?.createScriptURL(workerAddress) ?? workerAddress;
}
