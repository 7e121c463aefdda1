import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Result } from '@isoloir/api-client';
import { definition } from './testing/sealed.ts';
import type { SealedDefinition, SealedStatement } from './definition.ts';
import { Statements } from './statements.ts';

const shelf = new Map<string, Uint8Array<ArrayBuffer>>();

/** Puts a document where the server would have it. */
function shelved(content: string | Uint8Array<ArrayBuffer>) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  shelf.set(sha256, bytes);
  return { sha256, bytes: bytes.length };
}

function statement(name: string, pdfBytes = 10): SealedStatement {
  const pdf = new Uint8Array(pdfBytes).fill(name.length);
  pdf.set(new TextEncoder().encode(name).subarray(0, pdfBytes));
  return { text: shelved(`# ${name}`), pdf: shelved(pdf) };
}

function ballot(statements: readonly { fr: SealedStatement; nl: SealedStatement }[]): SealedDefinition {
  const [question] = definition.election.questions;
  assert.ok(question !== undefined);
  const candidates = statements.map((said, index) => ({
    id: `list-${index}`,
    name: `Liste ${index}`,
    members: [{ name: 'A' }],
    statement: said,
  }));
  return {
    version: 1,
    consultation: { ...definition.consultation, verification: 'tracker', credentials: 'delivered' },
    election: {
      ...definition.election,
      questions: [{ ...question, kind: 'lists', minimum: 1, maximum: 1, candidates }],
    },
  };
}

/** A server that has the shelf, and notes what it is asked for. */
function serverOf(change: (sha256: string) => Result<Uint8Array<ArrayBuffer>> | undefined = () => undefined) {
  const asked: string[] = [];
  const fetch = (sha256: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    asked.push(sha256);
    const value = shelf.get(sha256);
    assert.ok(value !== undefined);
    return Promise.resolve(change(sha256) ?? { ok: true, value });
  };
  return { asked, fetch };
}

const one = { fr: statement('Une'), nl: statement('Een') };
const both = statement('Deux');
const other = { fr: both, nl: both };

describe('the statements of lists', () => {
  test('are all fetched before the ballot is shown, in both languages, each once; the small PDFs follow, in the same order for everybody', async () => {
    const server = serverOf();
    const opened = await Statements.open(server.fetch, ballot([one, other]));
    assert.ok(opened instanceof Statements);
    const all = [one.fr, one.nl, both];
    assert.deepEqual(
      server.asked,
      all.map(({ text }) => text.sha256),
    );
    assert.equal(opened.textOf(one.nl), '# Een');
    assert.equal(opened.pdfs, 'coming');
    assert.equal(await opened.followWithPdfs(), undefined);
    assert.deepEqual(
      server.asked.slice(all.length),
      all.map(({ pdf }) => pdf.sha256),
    );
    assert.match(opened.fileOf(one.fr) ?? '', /^blob:/);
    assert.equal(opened.pdfs, 'here');
    opened.close();
    assert.equal(opened.fileOf(one.fr), undefined);
  });

  test('that are large come as PDFs only when they are asked for, and then all of them', async () => {
    const large = { fr: statement('Grande', 1_500_000), nl: statement('Groot', 1_500_000) };
    const server = serverOf();
    const opened = await Statements.open(server.fetch, ballot([one, large]));
    assert.ok(opened instanceof Statements);
    assert.equal(await opened.followWithPdfs(), undefined);
    assert.equal(opened.pdfs, 'elsewhere');
    assert.equal(opened.pdfBytes, 3_000_020);
    assert.equal(opened.textOf(large.fr), '# Grande');
    assert.equal(server.asked.length, 4, 'the texts');
    assert.equal(await opened.loadPdfs(), undefined);
    assert.equal(server.asked.length, 8);
    assert.equal(opened.pdfs, 'here');
    opened.close();
  });

  for (const [kind, pdfBytes] of [
    ['small', 10],
    ['large', 2_500_000],
  ] as const) {
    test(`are fetched no more once the voter chooses: ${kind} PDFs`, async () => {
      const server = serverOf();
      const signals: AbortSignal[] = [];
      const opened = await Statements.open(
        (sha256, signal) => {
          signals.push(signal);
          return signal.aborted
            ? Promise.resolve({ ok: false, error: { code: 'network-unreachable' } })
            : server.fetch(sha256);
        },
        ballot([{ fr: statement(`Autre, ${kind}`, pdfBytes), nl: both }]),
      );
      assert.ok(opened instanceof Statements);
      const loading = kind === 'small' ? opened.followWithPdfs() : opened.loadPdfs();
      assert.equal(opened.pdfs, kind === 'small' ? 'coming' : 'loading');
      opened.stop();
      assert.equal(signals.at(-1)?.aborted, true);
      assert.equal(await loading, undefined);
      const asked = signals.length;
      assert.equal(await opened.followWithPdfs(), undefined);
      assert.equal(await opened.loadPdfs(), undefined);
      assert.equal(signals.length, asked, 'nothing is asked for any more');
      opened.close();
    });
  }

  test('whose small PDFs do not come may be asked for again', async () => {
    let lost = true;
    const server = serverOf((sha256) =>
      lost && sha256 === both.pdf.sha256 ? { ok: false, error: { code: 'timeout' } } : undefined,
    );
    const opened = await Statements.open(server.fetch, ballot([other]));
    assert.ok(opened instanceof Statements);
    assert.deepEqual(await opened.followWithPdfs(), { kind: 'failed', code: 'timeout' });
    assert.equal(opened.pdfs, 'elsewhere');
    lost = false;
    assert.equal(await opened.loadPdfs(), undefined);
    assert.equal(opened.pdfs, 'here');
    opened.close();
  });

  test('are not shown at all when one does not come, or is another than was sealed', async () => {
    const lost = serverOf((sha256) =>
      sha256 === one.nl.text.sha256 ? { ok: false, error: { code: 'timeout' } } : undefined,
    );
    assert.deepEqual(await Statements.open(lost.fetch, ballot([one, other])), {
      kind: 'failed',
      code: 'timeout',
    });
    const changed = serverOf((sha256) =>
      [both.text.sha256, one.nl.pdf.sha256].includes(sha256)
        ? { ok: true, value: new Uint8Array(3) }
        : undefined,
    );
    const differs = { kind: 'alarm', alarm: 'statement-differs' };
    assert.deepEqual(await Statements.open(changed.fetch, ballot([one, other])), differs);
    const opened = await Statements.open(changed.fetch, ballot([one]));
    assert.ok(opened instanceof Statements);
    assert.deepEqual(await opened.followWithPdfs(), differs);
  });

  test('are none where no list says anything', async () => {
    const server = serverOf();
    const silent = ballot([]);
    assert.equal(await Statements.open(server.fetch, silent), undefined);
    assert.deepEqual(server.asked, []);
  });
});
