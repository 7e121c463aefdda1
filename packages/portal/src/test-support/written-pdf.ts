import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import jsqr from 'jsqr';
import { create } from 'qrcode';
import type { DocumentContent } from '../documents/content.ts';
import { writePdf } from '../documents/pdf.ts';
import { qrMatrix } from '../documents/qr.ts';

const folder = mkdtempSync(join(tmpdir(), 'isoloir-pdf-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const face = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../documents/fonts', name)));
const fonts = { regular: face('LiberationSans-Regular.ttf'), bold: face('LiberationSans-Bold.ttf') };

/** Writes a document; the answer runs a program of poppler on its file. */
export function written(content: DocumentContent, name: string) {
  const file = join(folder, name);
  const bytes = writePdf(content, fonts, (value) => qrMatrix(create, value));
  writeFileSync(file, bytes);
  const run = (program: string, ...parameters: readonly string[]): string =>
    execFileSync(program, [...parameters, file, ...(program === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
  return { bytes, file, run };
}

/** The roles of a structure tree, in order, each with how deep it stands. */
export function outline(tree: string): readonly string[] {
  return [...tree.matchAll(/^( *)(Document|H1|H2|P|L|LI|LBody|Table|TR|TH|TD|Figure)\b/gm)].map(
    ([, indent = '', role = '']) => `${indent.length / 2} ${role}`,
  );
}

/** What the QR code on the first page of a PDF says, read from its picture. */
export function qrCodeIn(file: string): string | undefined {
  const picture = execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', file], {
    maxBuffer: 64_000_000,
  });
  return jsqr.default(...pixelsOf(picture))?.data;
}

/** The pixels of a PPM picture, as jsQR takes them. */
function pixelsOf(picture: Buffer): [Uint8ClampedArray, number, number] {
  const [head, width, height] =
    /^P6\s(\d+)\s(\d+)\s255\s/.exec(picture.subarray(0, 40).toString('latin1')) ?? [];
  assert.ok(head !== undefined);
  const rgb = picture.subarray(head.length);
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
  for (let index = 0; index * 4 < pixels.length; index += 1) {
    pixels.set(rgb.subarray(index * 3, index * 3 + 3), index * 4);
  }
  return [pixels, Number(width), Number(height)];
}
