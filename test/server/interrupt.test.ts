import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { root } from '../../scripts/lib/root.ts';
import { commandIn } from './isoloir.ts';
import { writeVariant } from './variants.ts';

// What an office interrupts with Ctrl+C leaves nothing half done, and the same command again does it.
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-interrupt-'));
});
after(() => rmSync(folder, { recursive: true }));

const example = join(root, 'examples/ordre-2024');

/** Starts the command; `told` resolves with the first line that it says. */
function start(parameters: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, 'packages/server/src/command/main.ts'), ...parameters], {
    cwd: folder,
    env: { ...process.env, ISOLOIR_DATA: join(folder, 'data'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, told: once(child.stderr, 'data').then(String) };
}

/** Interrupts a command as soon as something is so; how it ended. */
async function interruptWhen(child: ChildProcess, isSo: () => boolean): Promise<readonly unknown[]> {
  const ended = once(child, 'exit');
  while (!isSo()) {
    assert.equal(child.exitCode, null, 'it was too fast to be interrupted');
    await wait(2);
  }
  child.kill('SIGINT');
  return ended;
}

/** Whether another process has begun to write and has not ended it. */
function isWriting(beside: SqliteDatabase.Database): boolean {
  try {
    beside.exec('begin immediate; rollback');
    return false;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  }
}

/** A roll of many voters, each with a number of their own. */
function writeLargeRoll(path: string, voters: number): void {
  const [header = '', line = ''] = readFileSync(join(example, 'voters.csv'), 'utf8').split('\n');
  const [, ...rest] = line.split(',');
  const lines = Array.from({ length: voters }, (_, index) => [`N${index}`, ...rest].join(','));
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
}

test('an import of many voters, interrupted in the middle, imports nobody; again, all', async () => {
  const isoloir = commandIn(folder);
  isoloir.done('consultation', 'import', example);
  writeLargeRoll(join(folder, 'large.csv'), 20_000);
  const { child, told } = start(['roll', 'import', 'ordre-2024', 'large.csv']);
  assert.match(await told, /reading large\.csv/);
  const beside = new SqliteDatabase(join(folder, 'data/isoloir.sqlite'), { timeout: 0 });
  const [status, signal] = await interruptWhen(child, () => isWriting(beside));
  beside.close();
  assert.deepEqual([status, signal], [null, 'SIGINT']);
  assert.match(isoloir.done('status'), /; 0 on the roll/);
  isoloir.done('audit', 'verify');
  assert.match(isoloir.done('roll', 'import', 'ordre-2024', 'large.csv'), /Imported 20000 voters;/);
});

test('a registrar who is interrupted has no folder that looks whole; again, it is', async () => {
  const variant = writeVariant(join(folder, 'mailed'));
  const roll = join(folder, 'weighted.csv');
  const [header = '', line = ''] = readFileSync(join(variant, 'voters.csv'), 'utf8').split('\n');
  const [, ...rest] = line.split(',');
  const lines = Array.from({ length: 20_000 }, (_, index) => [`N${index}`, ...rest].join(','));
  writeFileSync(roll, `${[header, ...lines].join('\n')}\n`);
  const other = readFileSync(join(variant, 'voters.csv'), 'utf8')
    .split('\n')
    .find((each) => each.includes(line.includes('liege') ? 'flemish-brabant' : 'liege'));
  writeFileSync(roll, `${[header, ...lines, other ?? ''].join('\n')}\n`);
  const parameters = ['credentials', 'make', '--election', variant, '--roll', roll, '--out', 'registrar'];
  const { child } = start(parameters);
  const [, signal] = await interruptWhen(child, () => existsSync(join(folder, 'registrar.part')));
  assert.equal(signal, 'SIGINT');
  assert.ok(!existsSync(join(folder, 'registrar')));
  const isoloir = commandIn(folder);
  isoloir.done(...parameters);
  assert.ok(existsSync(join(folder, 'registrar/SHA256SUMS')));
  assert.ok(!existsSync(join(folder, 'registrar.part')));
  isoloir.refused(/exists already/, ...parameters);
});

test('an interrupted rehearsal leaves none of its data behind', async () => {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const { child, told } = start(['rehearse', example, '--voters', '40', '--out', 'rehearsal'], {
    TMPDIR: temporary,
  });
  assert.match(await told, /voters have voted/);
  assert.equal(readdirSync(temporary).length, 1);
  const [status] = await interruptWhen(child, () => true);
  assert.equal(status, 130);
  assert.deepEqual(readdirSync(temporary), []);
});

test('a trustee whose public file can not be written keeps no half of a key, and gives the command again', () => {
  const isoloir = commandIn(folder);
  const parameters = [
    'keys',
    'generate',
    '--name',
    'T',
    '--private',
    'p.json',
    '--without-passphrase',
    '--public',
  ];
  isoloir.refused(/can not be written/, ...parameters, 'nowhere/q.json');
  assert.ok(!existsSync(join(folder, 'p.json')));
  isoloir.done(...parameters, 'q.json');
});
