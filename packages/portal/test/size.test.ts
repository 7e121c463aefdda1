import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { array, object, optional, parse, record, string } from 'valibot';

/** Bytes of JavaScript, brotli, until a voter can fill in the ballot. */
const budget = 120_000;

const dist = join(import.meta.dirname, '../dist');
const chunk = object({
  file: string(),
  imports: optional(array(string()), []),
  dynamicImports: optional(array(string()), []),
});

function manifest() {
  const path = join(dist, '.vite/manifest.json');
  assert.ok(existsSync(path), 'The portal is not built: run `npm run build` first.');
  return parse(record(string(), chunk), JSON.parse(readFileSync(path, 'utf8')));
}

const chunks = manifest();

function chunkOf(name: string) {
  const found = chunks[name];
  assert.ok(found !== undefined, `${name} is not in the build any more: tell this test the new name.`);
  return found;
}

/** A chunk with all that it imports statically. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of chunkOf(name).imports) withImports(other, seen);
  return seen;
}

function brotli(file: string): number {
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(join(dist, file)), { params: parameters }).byteLength;
}

const component = (name: string): string => `../components/src/${name}/define.ts`;

/** What each kind of ballot is made of, beside what it imports: loaded before a voter can choose. */
const ballots = {
  candidates: [component('ballot-grid')],
  lists: [component('list-ballot'), 'src/app/landing-elements.ts', 'src/app/theme.ts'],
} as const;

// What draws the organisation’s texts and the steps after the choice is asked for with the page, and nobody waits for it.
const always = ['index.html', 'src/pages/vote-page.ts', 'src/app/session-elements.ts'];

/** Every chunk until a voter can fill in such a ballot. */
function neededFor(kind: keyof typeof ballots): readonly string[] {
  return [...new Set([...always, ...ballots[kind]].flatMap((name) => [...withImports(name)]))];
}

describe('the size of the portal', () => {
  const needed = [...new Set([...neededFor('candidates'), ...neededFor('lists')])];
  const worker = [
    ...new Set(
      readFileSync(join(dist, workerHolder()), 'utf8').match(/assets\/encryption\.worker-[\w-]+\.js/g),
    ),
  ];

  function workerHolder(): string {
    const holder = needed
      .map((name) => chunkOf(name).file)
      .find((file) => readFileSync(join(dist, file), 'utf8').includes('encryption.worker-'));
    assert.ok(holder !== undefined, 'No chunk of the vote page names the encryption worker.');
    return holder;
  }

  for (const kind of ['candidates', 'lists'] as const) {
    test(`is under ${budget} bytes of JavaScript until a ballot of ${kind} is usable`, (context) => {
      assert.equal(worker.length, 1);
      const files = [...neededFor(kind).map((name) => chunkOf(name).file), ...worker].filter((file) =>
        file.endsWith('.js'),
      );
      const sizes = [...new Set(files)]
        .map((file) => ({ file, bytes: brotli(file) }))
        .sort((one, other) => other.bytes - one.bytes);
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      const table = sizes.map(({ file, bytes }) => `${String(bytes).padStart(8)}  ${file}`).join('\n');
      context.diagnostic(`${total} bytes of ${budget}\n${table}`);
      assert.ok(
        total <= budget,
        `${total} bytes of JavaScript until the ballot is usable; the budget is ${budget}.\n${table}\n` +
          'Look which file grew. Load what the ballot does not need by import(), as pages and the QR code are; ' +
          'a library for one function can often be a function of ours. Raise the budget only with a reason ' +
          'that a voter on a slow phone would accept.',
      );
    });
  }

  test('loads the QR code and PDF code only when needed', () => {
    for (const name of needed) {
      const text = readFileSync(join(dist, chunkOf(name).file), 'utf8');
      assert.ok(
        !/QRCode|Reed-Solomon|BitMatrix|jsPDF/.test(text),
        `${name} holds code of the QR code or of PDFs`,
      );
    }
    // The receipt is drawn after the choice, and its QR code later still.
    const steps = [...withImports('src/pages/vote/after-choice.ts')];
    assert.ok(
      !steps.every((name) => needed.includes(name)),
      'the steps after the choice are part of the ballot',
    );
    const later = steps.flatMap((name) => chunkOf(name).dynamicImports);
    assert.ok(
      later.some((name) => name.includes('qrcode')),
      'no chunk of qrcode is loaded later',
    );
  });
});
