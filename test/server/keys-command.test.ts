/** Trustees at the command: passphrases, and a threshold ceremony on files with everything that can go wrong in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  assembleCeremony,
  beginMember,
  confirmMember,
  takeMemberStep,
  type LaterStep,
} from '../../packages/server/src/office/ceremony-files.ts';
import type { OfficeOutcome } from '../../packages/server/src/office/outcome.ts';
import type { Protection } from '../../packages/server/src/office/protection.ts';
import { root } from '../../scripts/lib/root.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-keys-'));
  writeFileSync(join(folder, 'passphrase.txt'), 'quatre mots au hasard\n');
  writeFileSync(join(folder, 'short.txt'), 'soleil\n');
  writeFileSync(join(folder, 'empty.txt'), '\n');
});
after(() => rmSync(folder, { recursive: true }));

/** Runs `isoloir keys …` in the folder, without a terminal. */
function keys(...parameters: readonly string[]): { status: number | null; out: string; problems: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/server/src/command/main.ts'), '--json', 'keys', ...parameters],
    { cwd: folder, encoding: 'utf8', input: '' },
  );
  return { status, out: stdout, problems: stderr };
}

function done(...parameters: readonly string[]): string {
  const said = keys(...parameters);
  assert.equal(said.status, 0, said.problems);
  return said.out;
}

/** The code with which the command refuses; what it says must fit, too. */
function refusedWith(code: string, words: RegExp, ...parameters: readonly string[]): void {
  const said = keys(...parameters);
  assert.equal(said.status, 1, said.out);
  assert.match(said.problems, words);
  const answer: unknown = JSON.parse(said.out);
  assert.ok(typeof answer === 'object' && answer !== null && 'error' in answer);
  const { error } = answer;
  assert.ok(typeof error === 'object' && error !== null && 'code' in error);
  assert.equal(error.code, code);
}

const generate = (name: string, ...more: readonly string[]): readonly string[] => [
  ...['generate', '--name', name, '--private', `${name}.private.json`, '--public', `${name}.public.json`],
  ...more,
];

test('a private key is encrypted under a passphrase that is one, or openly not at all', () => {
  done(...generate('alice', '--passphrase-file', 'passphrase.txt'));
  const text = readFileSync(join(folder, 'alice.private.json'), 'utf8');
  assert.match(text, /"kdf": "scrypt"/);
  assert.doesNotMatch(text, /plain/);
  assert.equal(statSync(join(folder, 'alice.private.json')).mode & 0o777, 0o600);
  refusedWith('passphrase-weak', /empty/, ...generate('bob', '--passphrase-file', 'empty.txt'));
  refusedWith('passphrase-weak', /too short/, ...generate('bob', '--passphrase-file', 'short.txt'));
  refusedWith('passphrase-needed', /no terminal/, ...generate('bob'));
  assert.match(keys(...generate('bob', '--without-passphrase')).problems, /For simulations only/);
  assert.match(readFileSync(join(folder, 'bob.private.json'), 'utf8'), /"plain"/);
});

test('a plain private key is encrypted into a new file, which then opens with the passphrase alone', () => {
  keys(...generate('carol', '--without-passphrase'));
  const plain = readFileSync(join(folder, 'carol.private.json'), 'utf8');
  const privateKey = /"plain": "(\d+)"/.exec(plain)?.[1] ?? assert.fail(plain);
  // As files were before passphrases.
  writeFileSync(
    join(folder, 'carol.old.json'),
    plain.replace(/"secret": \{\s*"plain": ("\d+")\s*\}/, '"privateKey": $1'),
  );
  for (const old of ['carol.private.json', 'carol.old.json']) {
    const out = `${old}.protected`;
    const paths = ['--private', old, '--out', out];
    refusedWith('passphrase-weak', /too short/, 'protect', ...paths, '--passphrase-file', 'short.txt');
    done('protect', ...paths, '--passphrase-file', 'passphrase.txt');
    const text = readFileSync(join(folder, out), 'utf8');
    assert.ok(!text.includes(privateKey) && text.includes('"kdf": "scrypt"'));
    assert.equal(statSync(join(folder, out)).mode & 0o777, 0o600);
    refusedWith(
      'file-unreadable',
      /exists already/,
      'protect',
      ...paths,
      '--passphrase-file',
      'passphrase.txt',
    );
    const again = ['--private', out, '--out', 'twice.json', '--passphrase-file', 'passphrase.txt'];
    refusedWith('state-wrong', /encrypted already/, 'protect', ...again);
  }
});

/** The files of one kind of the members, with some exchanged. */
const filesOf = (kind: string, exchanged: Readonly<Record<number, string>> = {}): readonly string[] =>
  [1, 2, 3].map((member) => exchanged[member] ?? `${kind}-${member}.json`);

const at = (file: string): string => join(folder, file);
const passphrase = { passphrase: 'quatre mots au hasard' };

const takes = { commit: 'certificates', reveal: 'commitments', finish: 'contributions' } as const;
const gives = { commit: 'commitment', reveal: 'contribution', finish: 'key' } as const;

/** A step as the command takes it; the first member, who has a passphrase, types them all. */
function typed(step: LaterStep, files: readonly string[]): void {
  const paths = [
    '--private',
    'member-1.json',
    `--${takes[step]}`,
    ...files,
    '--public',
    `${gives[step]}-1.json`,
  ];
  done('threshold', step, ...paths, '--passphrase-file', 'passphrase.txt');
}

/** The same step without starting a program for it. */
function taken(step: LaterStep, member: number, files: readonly string[], protection?: Protection) {
  const paths = {
    privateFile: at(`member-${member}.json`),
    publicFile: at(`${gives[step]}-${member}.json`),
    files: files.map(at),
  };
  return takeMemberStep(step, paths, protection ?? (member === 1 ? passphrase : 'none'));
}

function refuses(code: string, words: RegExp, outcome: OfficeOutcome<unknown>): void {
  assert.ok(!outcome.ok);
  assert.equal(outcome.error.code, code);
  assert.match(outcome.error.message, words);
}

test('a threshold ceremony on files tells what is wrong, and can be taken up again', () => {
  const context = { group: 'Ed25519', size: 3, threshold: 2 } as const;
  const options = ['--member', '1', '--of', '3', '--needed', '2', '--private', 'member-1.json'];
  done(
    'threshold',
    'begin',
    ...options,
    '--public',
    'certificate-1.json',
    '--passphrase-file',
    'passphrase.txt',
  );
  const begin = (member: number) => {
    const paths = { privateFile: at(`member-${member}.json`), publicFile: at(`certificate-${member}.json`) };
    return beginMember(context, member, paths, 'none');
  };
  for (const member of [2, 3]) assert.ok(begin(member).ok);
  refuses('trustee-threshold-invalid', /no member 4/, begin(4));
  refuses('file-unreadable', /exists already/, begin(3));

  const certificates = filesOf('certificate');
  const commit = (files: readonly string[]) => taken('commit', 1, files);
  refuses(
    'ceremony-member-missing',
    /no certificate of member 2/,
    commit(['certificate-3.json', 'certificate-1.json']),
  );
  refuses(
    'ceremony-member-twice',
    /two certificates of member 1/,
    commit([...certificates, 'certificate-1.json']),
  );
  const noFile = filesOf('certificate', { 2: 'passphrase.txt' });
  refuses('ceremony-file-wrong', /passphrase\.txt: this is no file of a ceremony/, commit(noFile));
  const nowhere = filesOf('certificate', { 2: 'nowhere.json' });
  refuses('file-unreadable', /nowhere\.json can not be read/, commit(nowhere));
  const stranger = { passphrase: 'quatre mots ailleurs' };
  refuses('passphrase-wrong', /member-1\.json does not open/, taken('commit', 1, certificates, stranger));
  refuses('passphrase-needed', /member-1\.json is encrypted/, taken('commit', 1, certificates, 'none'));
  refuses('ceremony-step-wrong', /next step is “committed”/, taken('reveal', 1, certificates));
  typed('commit', certificates);
  for (const member of [2, 3]) assert.ok(taken('commit', member, certificates).ok);

  // The first member loses the file that it has published, and writes it again.
  copyFileSync(at('commitment-1.json'), at('kept.json'));
  rmSync(at('commitment-1.json'));
  assert.ok(commit(certificates).ok);
  assert.deepEqual(readFileSync(at('commitment-1.json')), readFileSync(at('kept.json')));

  const commitments = filesOf('commitment');
  const reveal = (files: readonly string[]) => taken('reveal', 1, files);
  const wrongStep = filesOf('commitment', { 2: 'certificate-2.json' });
  refuses(
    'ceremony-file-wrong',
    /certificate-2\.json: this is a certificate; a commitment is expected/,
    reveal(wrongStep),
  );
  refuses('ceremony-member-missing', /no commitment of member 3/, reveal(commitments.slice(0, 2)));
  typed('reveal', commitments);
  for (const member of [2, 3]) assert.ok(taken('reveal', member, commitments).ok);

  const contributions = filesOf('contribution');
  const text = readFileSync(at('contribution-2.json'), 'utf8');
  // The share for the first member is the first of the list: another one's in its place can not be read.
  const shares = /"secrets":\[("(?:[^"\\]|\\.)*"),("(?:[^"\\]|\\.)*")/.exec(text);
  writeFileSync(at('turned.json'), text.replace(shares?.[1] ?? '', shares?.[2] ?? ''));
  const turned = filesOf('contribution', { 2: 'turned.json' });
  refuses('ceremony-message-unreadable', /encrypted for somebody else/, taken('finish', 1, turned));
  typed('finish', contributions);
  for (const member of [2, 3]) assert.ok(taken('finish', member, contributions).ok);

  const paths = {
    certificates: certificates.map(at),
    commitments: commitments.map(at),
    contributions: contributions.map(at),
  };
  const tooFew = { ...paths, keys: ['key-1.json', 'key-2.json'].map(at) };
  refuses('ceremony-member-missing', /no key of member 3/, assembleCeremony('Ed25519', tooFew, at('x.json')));
  const all = [
    '--certificates',
    ...certificates,
    '--commitments',
    ...commitments,
    '--contributions',
    ...contributions,
  ];
  assert.match(done('threshold', 'check', ...all), /"threshold": 2/);
  done('threshold', 'assemble', ...all, '--keys', ...filesOf('key'), '--out', 'threshold.json');
  const confirm = [
    'threshold',
    'confirm',
    '--private',
    'member-1.json',
    '--passphrase-file',
    'passphrase.txt',
  ];
  assert.match(done(...confirm, '--threshold', 'threshold.json'), /"jointKey"/);
  const changed = readFileSync(at('threshold.json'), 'utf8').replace('"threshold":2', '"threshold":1');
  writeFileSync(at('changed.json'), changed);
  const files = { privateFile: at('member-1.json'), thresholdFile: at('changed.json') };
  refuses('trustee-threshold-invalid', /another size or threshold/, confirmMember(files, passphrase));
});
