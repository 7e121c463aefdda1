import { execFileSync } from 'node:child_process';
import type { Download } from '@playwright/test';

/** The text of a downloaded PDF in reading order, and what pdfinfo says of it. */
export async function readPdf(
  download: Download,
): Promise<{ name: string; text: string; information: string }> {
  const file = await download.path();
  const run = (program: string, ...parameters: readonly string[]): string =>
    execFileSync(program, parameters, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  return {
    name: download.suggestedFilename(),
    text: run('pdftotext', '-raw', file, '-').replaceAll('\u00a0', ' '),
    information: run('pdfinfo', file),
  };
}
