import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDataFolder } from '../../packages/server/src/server.ts';
import { auditHash, auditRoot } from '../../packages/server/src/store/audit.ts';
import { root } from '../../scripts/lib/root.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-command-'));
});
after(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly problems: string;
}

/** Runs the command as an office does. */
function isoloir(...parameters: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/server/src/command/main.ts'), ...parameters],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, ISOLOIR_DATA: join(folder, 'data') } },
  );
  return { status, out: stdout, problems: stderr };
}

function done(...parameters: readonly string[]): string {
  const said = isoloir(...parameters);
  assert.equal(said.status, 0, said.problems);
  return said.out;
}

function refusedWith(pattern: RegExp, ...parameters: readonly string[]): void {
  const said = isoloir(...parameters);
  assert.equal(said.status, 1, said.out);
  assert.match(said.problems, pattern);
}

const example = join(root, 'examples/ordre-2024');

test('an office takes an election from import to a counted archive, and each wrong turn is told', () => {
  refusedWith(/no consultation "ordre-2024".*import one first/, 'consultation', 'open', 'ordre-2024');
  done('consultation', 'check', example);
  done('consultation', 'import', example, '--opens', 'now', '--closes', '2099-01-01T00:00Z');
  refusedWith(/no roll yet/, 'consultation', 'seal', 'ordre-2024', ...trustees());
  assert.match(done('roll', 'import', 'ordre-2024', join(example, 'voters.csv')), /Imported 200 voters/);
  refusedWith(
    /wants 3 trustees, 1 public keys/,
    'consultation',
    'seal',
    'ordre-2024',
    '--trustee',
    'public-1.json',
  );
  refusedWith(
    /public-1.json holds the same key as/,
    'consultation',
    'seal',
    'ordre-2024',
    '--trustee',
    'public-1.json',
    'public-1.json',
    'public-2.json',
  );
  refusedWith(/not sealed yet/, 'consultation', 'open', 'ordre-2024');
  assert.match(
    done('consultation', 'seal', 'ordre-2024', ...trustees()),
    /Sealed ordre-2024\/liege: \w+, \d+ voters/,
  );
  refusedWith(/sealed already/, 'consultation', 'seal', 'ordre-2024', ...trustees());
  refusedWith(/its definition can not change/, 'consultation', 'import', example);
  refusedWith(/its roll can not be replaced/, 'roll', 'import', 'ordre-2024', join(example, 'voters.csv'));
  done('consultation', 'open', 'ordre-2024');
  refusedWith(/after closing/, 'archive', 'export', 'ordre-2024/liege', '--out', 'out');
  refusedWith(/close after that, or give --early/, 'consultation', 'close', 'ordre-2024');
  done('consultation', 'close', 'ordre-2024', '--early', '--reason', 'test');
  done('archive', 'export', 'ordre-2024/liege', '--out', 'out');
  const [archive] = readUuid('out');
  // The third trustee has had a plain file, and encrypts it now.
  done('keys', 'protect', '--private', 'private-3.json', '--out', 'protected-3.json', ...protection(2));
  for (const number of [1, 2, 3]) {
    const files = [
      '--archive',
      archive,
      '--private',
      number === 3 ? 'protected-3.json' : `private-${number}.json`,
      '--out',
      `part-${number}.json`,
    ];
    const opening = number === 1 ? [] : protection(2);
    done('keys', 'decrypt', ...files, ...opening);
    refusedWith(/exists already/, 'keys', 'decrypt', ...files, ...opening);
  }
  refusedWith(/missing: Trustee 3/, 'tally', 'ordre-2024/liege', 'part-1.json', 'part-2.json');
  refusedWith(/same trustee/, 'tally', 'ordre-2024/liege', 'part-1.json', 'part-2.json', 'part-2.json');
  refusedWith(
    /was made for election/,
    'tally',
    'ordre-2024/flemish-brabant',
    'part-1.json',
    'part-2.json',
    'part-3.json',
  );
  assert.match(done('tally', 'ordre-2024/liege', 'part-1.json', 'part-2.json', 'part-3.json'), /0 ballots/);
  done('archive', 'export', 'ordre-2024/liege', '--out', 'out');
  assert.match(done('archive', 'verify', archive), /verifies: stage result, 0 ballots/);

  const bytes = readFileSync(join(folder, archive));
  writeFileSync(join(folder, 'cut.bel'), readFileSync(join(folder, archive)).subarray(0, -700));
  const middle = bytes.indexOf('public_key') + 20;
  bytes[middle] = bytes[middle] === 0x31 ? 0x32 : 0x31;
  writeFileSync(join(folder, 'tampered.bel'), bytes);
  refusedWith(/does not verify/, 'archive', 'verify', 'tampered.bel');
  refusedWith(/ends in the middle/, 'archive', 'verify', 'cut.bel');
  refusedWith(/can not be read: it is a folder/, 'archive', 'verify', 'out');
  const old = join(root, 'packages/protocol/vectors/belenios2048-threshold-plain/archive.bel');
  refusedWith(/verify it with --plain-threshold/, 'archive', 'verify', old);
  assert.match(done('archive', 'verify', '--plain-threshold', old), /verifies: stage result/);
  refusedWith(
    /does not verify.*Decrypt nothing/s,
    'keys',
    'decrypt',
    '--archive',
    'tampered.bel',
    '--private',
    'private-1.json',
    '--out',
    'x.json',
  );
  refusedWith(/can not be read: there is no such file/, 'archive', 'verify', 'nowhere.bel');
});

/** The second trustee has a passphrase; the others are simulated without, which is faster. */
function protection(number: number): string[] {
  if (number !== 2) return ['--without-passphrase'];
  writeFileSync(join(folder, 'passphrase.txt'), 'quatre mots au hasard\n');
  return ['--passphrase-file', 'passphrase.txt'];
}

function trustees(): string[] {
  const files = [1, 2, 3].map((number) => {
    const name = `public-${number}.json`;
    isoloir(
      'keys',
      'generate',
      '--name',
      `Trustee ${number}`,
      '--private',
      `private-${number}.json`,
      '--public',
      name,
      ...protection(number),
    );
    return name;
  });
  return ['--trustee', ...files];
}

function readUuid(out: string): [string] {
  const said: unknown = JSON.parse(done('--json', 'archive', 'export', 'ordre-2024/liege', '--out', out));
  assert.ok(
    typeof said === 'object' && said !== null && 'archive' in said && typeof said.archive === 'string',
  );
  return [said.archive];
}

test('wrong use ends with status 2 and says how it is meant', () => {
  for (const parameters of [
    ['consultation'],
    ['tally'],
    ['nonsense'],
    ['consultation', 'import', example, '--opens', 'soon'],
  ]) {
    const said = isoloir(...parameters);
    assert.equal(said.status, 2, parameters.join(' '));
    assert.notEqual(said.problems, '');
  }
  assert.equal(isoloir('--help').status, 0);
});

test('every act of the office is in the audit log, each chained to the one before', async () => {
  const data = await openDataFolder(join(folder, 'data'));
  try {
    const entries = await data.store.audit.all();
    assert.deepEqual(
      entries.map(({ act }) => act),
      [
        'consultation.imported',
        'roll.imported',
        'election.sealed',
        'election.sealed',
        'consultation.opened',
        'election.closed-early',
        'election.closed-early',
        'election.counted',
      ],
    );
    let parent = auditRoot;
    for (const [height, entry] of entries.entries()) {
      assert.equal(entry.height, height);
      assert.equal(entry.parent, parent);
      assert.equal(entry.hash, auditHash(entry));
      parent = entry.hash;
    }
  } finally {
    await data.close();
  }
});
