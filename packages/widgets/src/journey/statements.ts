import type { ApiErrorCode, Result } from '@isoloir/api-client';
import type { SealedDefinition, SealedDocument, SealedStatement } from './definition.ts';
import { sha256HexOfBytes } from './digest.ts';

/** Gets a document of the consultation by its hash. */
export type FetchDocument = (sha256: string, signal: AbortSignal) => Promise<Result<Uint8Array<ArrayBuffer>>>;

/** Why statements can not be shown: then none is, since no list may be shown with less than another. */
export type StatementsFailure =
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  /** The server gave something else than what was sealed. */
  | { readonly kind: 'alarm'; readonly alarm: 'statement-differs' };

/** PDFs of this size together follow the ballot by themselves: a few pictures’ worth. Bytes. */
const smallTogether = 2_000_000;

/**
 * What the lists of a ballot say of themselves (professions de foi).
 *
 * Between the first choice and the cast the page asks for nothing, and which statement a voter reads is nobody’s business
 * either: a request for one of them would say it. So all are fetched alike, in both languages, whatever anybody does: the
 * texts before the ballot is shown. The PDFs, which say the same, follow by themselves while they are small together, when
 * the ballot can be used; larger ones come all at once as well, when the voter asks for them. The first choice stops what
 * is on its way: from then on whatever is read or saved comes out of this page’s memory.
 */
export class Statements {
  readonly #fetch: FetchDocument;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #pdfs: readonly SealedDocument[];
  /** Whether the PDFs are small together, and so follow the ballot by themselves. */
  readonly pdfsFollow: boolean;
  #files: ReadonlyMap<string, string> = new Map();
  #loading: AbortController | undefined;
  /** Whether the PDFs come, or are to come, without being asked for. */
  #following: boolean;
  #stopped = false;

  private constructor(
    fetch: FetchDocument,
    texts: ReadonlyMap<string, string>,
    pdfs: readonly SealedDocument[],
  ) {
    this.#fetch = fetch;
    this.#texts = texts;
    this.#pdfs = pdfs;
    this.pdfsFollow = this.pdfBytes <= smallTogether;
    this.#following = this.pdfsFollow;
  }

  /** Fetches what the lists of a ballot say, but for the PDFs; undefined where none says anything. */
  static async open(
    fetch: FetchDocument,
    definition: SealedDefinition,
  ): Promise<Statements | StatementsFailure | undefined> {
    const all = statementsOf(definition);
    if (all.length === 0) return undefined;
    const texts = await fetchAll(
      fetch,
      all.map(({ text }) => text),
      new AbortController().signal,
    );
    if ('kind' in texts) return texts;
    const decoder = new TextDecoder();
    const words = new Map([...texts].map(([sha256, bytes]) => [sha256, decoder.decode(bytes)]));
    return new Statements(fetch, words, distinct(all.map(({ pdf }) => pdf)));
  }

  /** The Markdown of a statement. */
  textOf({ text }: SealedStatement): string {
    return this.#texts.get(text.sha256) ?? '';
  }

  /** The address of a statement’s PDF in this page’s memory; undefined while it is not there. */
  fileOf({ pdf }: SealedStatement): string | undefined {
    return this.#files.get(pdf.sha256);
  }

  /** Size of all PDFs together, in bytes. */
  get pdfBytes(): number {
    return this.#pdfs.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Where the PDFs are: in this page, coming by themselves, on their way since they were asked for, or to be asked for. */
  get pdfs(): 'here' | 'coming' | 'loading' | 'elsewhere' {
    if (this.#following) return 'coming';
    if (this.#loading !== undefined) return 'loading';
    return this.#pdfs.every(({ sha256 }) => this.#files.has(sha256)) ? 'here' : 'elsewhere';
  }

  /** To be called when the ballot can be used: fetches the PDFs that are small together. */
  async followWithPdfs(): Promise<StatementsFailure | undefined> {
    return this.#following ? this.loadPdfs() : undefined;
  }

  /** Fetches every PDF, unless `stop` is called before they are all here. */
  async loadPdfs(): Promise<StatementsFailure | undefined> {
    if (this.#stopped) return undefined;
    const loading = (this.#loading ??= new AbortController());
    const read = await fetchAll(this.#fetch, this.#pdfs, loading.signal);
    this.#loading = undefined;
    this.#following = false;
    if ('kind' in read) return loading.signal.aborted ? undefined : read;
    this.#files = new Map(
      [...read].map(([sha256, bytes]) => [
        sha256,
        URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' })),
      ]),
    );
    return undefined;
  }

  /** The voter has begun to choose: from now on nothing is fetched. */
  stop(): void {
    this.#stopped = true;
    this.#following = false;
    this.#loading?.abort();
  }

  /** Lets go of the files. */
  close(): void {
    this.stop();
    for (const address of this.#files.values()) URL.revokeObjectURL(address);
    this.#files = new Map();
  }
}

function statementsOf({ election }: SealedDefinition): readonly SealedStatement[] {
  return election.questions
    .flatMap(({ candidates }) => candidates)
    .flatMap(({ statement }) => (statement === undefined ? [] : [statement.fr, statement.nl]));
}

function distinct(documents: readonly SealedDocument[]): readonly SealedDocument[] {
  return [...new Map(documents.map((document) => [document.sha256, document])).values()];
}

/** All of the documents, each checked against its hash, or none. */
async function fetchAll(
  fetch: FetchDocument,
  documents: readonly SealedDocument[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>> | StatementsFailure> {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  const answers = await Promise.all(
    distinct(documents).map(async ({ sha256 }) => ({ sha256, answer: await fetch(sha256, signal) })),
  );
  for (const { sha256, answer } of answers) {
    if (!answer.ok) return { kind: 'failed', code: answer.error.code };
    if ((await sha256HexOfBytes(answer.value)) !== sha256) {
      return { kind: 'alarm', alarm: 'statement-differs' };
    }
    found.set(sha256, answer.value);
  }
  return found;
}
