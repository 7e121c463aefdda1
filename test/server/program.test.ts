import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createOutput, progressEvery } from '../../packages/server/src/command/output.ts';
import { createProgram } from '../../packages/server/src/command/program.ts';
import { Refused } from '../../packages/server/src/command/session.ts';

let folder: string;
const before_ = { cwd: process.cwd(), data: process.env.ISOLOIR_DATA };
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-program-'));
  process.chdir(folder);
  process.env.ISOLOIR_DATA = join(folder, 'data');
});
after(() => {
  process.chdir(before_.cwd);
  if (before_.data === undefined) delete process.env.ISOLOIR_DATA;
  else process.env.ISOLOIR_DATA = before_.data;
  rmSync(folder, { recursive: true });
});

type Command = ReturnType<typeof createProgram>;

/** How a command ends that shows help or was used wrongly. */
class Ended extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`ended with status ${status}`);
    this.status = status;
  }
}

const onExit = ({ exitCode }: { readonly exitCode: number }): never => {
  throw new Ended(exitCode === 0 ? 0 : 2);
};

/** Streams that remember, and a clock that stands still until moved. */
function memory(isTTY = false) {
  const written = { out: '', err: '' };
  const time = { now: 0 };
  return {
    written,
    time,
    streams: {
      stdout: { isTTY, write: (text: string) => void (written.out += text) },
      stderr: { isTTY, write: (text: string) => void (written.err += text) },
      now: () => time.now,
    },
  };
}

/** Gives the command in this process; how it ended and what it wrote. */
async function give(...parameters: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const { written, streams } = memory();
  const program = createProgram({ streams, onExit });
  let status = 0;
  try {
    await program.parseAsync(parameters, { from: 'user' });
  } catch (error) {
    if (error instanceof Ended) ({ status } = error);
    else if (error instanceof Refused) status = 1;
    else throw error;
  }
  return { status, ...written };
}

interface Leaf {
  readonly names: readonly string[];
  readonly command: Command;
}

/** Every command that does something, with its names from the first on. */
function leavesOf(command: Command, names: readonly string[] = []): readonly Leaf[] {
  if (command.commands.length === 0) return [{ names, command }];
  return command.commands.flatMap((each) => leavesOf(each, [...names, each.name()]));
}

const leaves = leavesOf(createProgram({ onExit }));

/** What a command must be told beside its mandatory options. */
const more: Readonly<Record<string, readonly string[]>> = { 'consultation annul': ['--for-good'] };

/** Parameters that a command takes, and which name nothing that there is. */
function parametersOf({ names, command }: Leaf): readonly string[] {
  return [
    ...names,
    ...command.registeredArguments.filter(({ required }) => required).map(() => '1'),
    ...command.options
      .filter(({ mandatory }) => mandatory)
      .flatMap(({ long, argChoices }) => [long ?? '', argChoices?.[0] ?? '1']),
    ...(more[names.join(' ')] ?? []),
  ];
}

test('there are all the commands of an office', () => {
  assert.ok(leaves.length >= 45, String(leaves.length));
});

describe('every command', () => {
  for (const leaf of leaves) {
    const name = leaf.names.join(' ');
    test(`${name}: its help says what it does and what each option means, in lines that fit a terminal`, async () => {
      const { status, out } = await give(...leaf.names, '--help');
      assert.equal(status, 0);
      assert.match(out, new RegExp(`^Usage: isoloir ${name}`));
      assert.match(leaf.command.description(), /^[a-z].{10,}[^.]$/s);
      for (const { flags, description } of leaf.command.options) assert.ok(description.length > 5, flags);
      for (const line of out.split('\n')) assert.ok(line.length <= 130, line);
    });

    // A server has no answer: it runs.
    if (name === 'serve') continue;
    test(`${name}: with --json a refusal is one JSON value with its reason, and the words go elsewhere`, async () => {
      const { status, out, err } = await give('--json', ...parametersOf(leaf));
      assert.ok(status === 0 || status === 1, err);
      const value: unknown = JSON.parse(out);
      assert.ok(typeof value === 'object' && value !== null);
      if (status === 1) assert.ok(err.trim().length > 10, 'it says why');
    });

    test(`${name}: wrong use is told, with what to do`, async () => {
      const { status, err } = await give(...leaf.names, '--nonsense');
      assert.equal(status, 2);
      assert.match(err, /error: (?:unknown|required) option '--/);
      assert.match(err, /add --help to see what it takes/);
    });
  }

  test('wrote nothing where it was refused', () => {
    assert.deepEqual(readdirSync(folder), ['data']);
  });
});

test('a slip of the finger gets the command that was meant', async () => {
  const { status, err } = await give('consultation', 'anull', 'x');
  assert.equal(status, 2);
  assert.match(err, /Did you mean annul\?/);
});

describe('progress', () => {
  test('is one line that changes on a terminal, and goes when something is said', () => {
    const { streams, written } = memory(true);
    const output = createOutput(false, streams);
    output.progress('1 of 3');
    output.progress('2 of 3');
    output.line('Done.');
    assert.equal(written.err, '\r\u001b[K1 of 3\r\u001b[K2 of 3\r\u001b[K');
    assert.equal(written.out, 'Done.\n');
  });

  test('is a plain line now and then elsewhere, and never stands in the answer', () => {
    const { streams, written, time } = memory();
    const output = createOutput(true, streams);
    for (let at = 1; at <= 100; at += 1) {
      output.progress(`${at} of 100`);
      time.now += progressEvery / 40;
    }
    output.value({ done: 100 });
    assert.deepEqual(written.err.trim().split('\n'), ['1 of 100', '41 of 100', '81 of 100']);
    assert.deepEqual(JSON.parse(written.out), { done: 100 });
  });
});
