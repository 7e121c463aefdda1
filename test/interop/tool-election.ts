/** An election made from beginning to end by belenios-tool. */
import {
  type Choices,
  generateUuid,
  openToolKey,
  type CeremonyContext,
  type Question,
} from '../../packages/protocol/src/index.ts';
import { type ElectionFolder, made } from './tool.ts';

/** What the tool shall make; a voter who votes again comes again. */
export interface ToolPlan {
  readonly group: CeremonyContext['group'];
  readonly questions: readonly Question[];
  readonly trustees: number;
  /** A threshold group beside them; all its members decrypt but the first. */
  readonly threshold?: { readonly size: number; readonly threshold: number };
  /** The voters' weights. */
  readonly weights?: readonly number[];
  readonly votes: readonly { readonly voter: number; readonly choices: readonly Choices[] }[];
}

/** What the tool has made; the archive is in the folder. */
export interface ToolElection {
  readonly uuid: string;
  /** Private keys of those who have decrypted, decimal. */
  readonly privateKeys: readonly { readonly owner: number; readonly privateKey: string }[];
  readonly result: string;
}

const VOTERS = 4;

/** Runs a whole election with the tool's own commands, calling back after each event that it adds. */
export function runToolElection(
  folder: ElectionFolder,
  { group, questions, trustees, threshold, votes, weights }: ToolPlan,
  afterEvent: (type: string) => void,
): ToolElection {
  const uuid = generateUuid();
  for (let index = 0; index < trustees; index += 1) {
    folder.run(['setup', 'generate-trustee-key', '--group', group]);
  }
  const identifiers = folder.list('.pubkey').map((name) => name.replace('.pubkey', ''));
  folder.write('public_keys.jsons', identifiers.map((name) => `${folder.read(`${name}.pubkey`)}\n`).join(''));
  const version2 = folder.run(['--version']).startsWith('2.0');
  const members = threshold === undefined ? [] : runToolCeremony(folder, { group, ...threshold }, version2);
  folder.run(['setup', 'make-trustees']);
  const voters = Array.from({ length: VOTERS }, (_, index) => `voter${index + 1}@example.org`);
  const weightOf = (voter: number): string => (weights === undefined ? '' : `,,${weights[voter] ?? 1}`);
  folder.write('voters.txt', voters.map((voter, index) => `${voter}${weightOf(index)}\n`).join(''));
  folder.run(['setup', 'generate-credentials', '--group', group, '--uuid', uuid, '--file', 'voters.txt']);
  folder.write('public_creds.json', folder.read(folder.list('.pubcreds')[0] ?? ''));
  const secrets = folder.read(folder.list('.privcreds')[0] ?? '');
  folder.write('template.json', JSON.stringify({ description: 'Essai', name: 'Proef', questions }));
  folder.run(['setup', 'make-election', '--group', group, '--uuid', uuid, '--template', 'template.json']);
  folder.run(['archive', 'init']);
  afterEvent('Setup');

  const add = (type: string, lines: string): void => {
    folder.run(['archive', 'add-event', '--type', type], lines);
    afterEvent(type);
  };
  for (const { voter, choices } of votes) {
    // Version 2 writes "voter credential" lines, version 3 a JSON object: both hold them side by side.
    const address = voters[voter] ?? '';
    const credential = new RegExp(`${address}(?:,[^ ]*)?(?: |":")([\\w-]+)`).exec(secrets)?.[1] ?? '';
    folder.write('credential', credential);
    folder.write('choices', JSON.stringify(choices));
    const option = version2 ? '--ballot' : '--choice';
    add('Ballot', folder.run(['election', 'generate-ballot', '--privcred', 'credential', option, 'choices']));
  }
  add('EndBallots', '');
  add('EncryptedTally', folder.run(['election', 'compute-encrypted-tally']));
  identifiers.forEach((name, index) => {
    const options = ['--privkey', `${name}.privkey`, '--trustee-id', String(index + 1)];
    add('PartialDecryption', folder.run(['election', 'decrypt', ...options]));
  });
  members.slice(1).forEach(({ name, index }) => {
    const keys = ['--key', `${name}.key`, '--decryption-key', `${name}.dkey`];
    const owner = ['--trustee-id', String(trustees + index)];
    add('PartialDecryption', folder.run(['election', 'decrypt-threshold', ...keys, ...owner]));
  });
  const result = folder.run(['election', 'compute-result']);
  add('Result', result);
  const privateKeys = [
    ...identifiers.map((name, at) => ({
      owner: at + 1,
      privateKey: folder.read(`${name}.privkey`).slice(1, -1),
    })),
    ...members.slice(1).map(({ name, index }) => ({
      owner: trustees + index,
      privateKey: made(openToolKey({ group }, folder.read(`${name}.key`), folder.read(`${name}.dkey`))),
    })),
  ];
  return { uuid, privateKeys, result: result.trim() };
}

/** Plays a threshold ceremony with the tool alone; the names of its members' files. */
function runToolCeremony(
  folder: ElectionFolder,
  { group, size, threshold }: CeremonyContext,
  version2: boolean,
): readonly { readonly name: string; readonly index: number }[] {
  const step = (number: number, parameters: readonly string[], input = ''): string =>
    folder.run(
      [
        ...['setup', 'generate-trustee-key-threshold', '--group', group],
        '--step',
        String(number),
        ...parameters,
      ],
      input,
    );
  const members = Array.from({ length: size }, (_, at) => {
    const context = ['--threshold-context', `${at + 1}/${threshold}/${size}`];
    const before = folder.list('.cert');
    step(1, version2 ? [] : context);
    const made1 = folder.list('.cert').find((file) => !before.includes(file)) ?? '';
    return { name: made1.replace('.cert', ''), index: at + 1 };
  });
  const lines = (ending: string): string =>
    members.map(({ name }) => `${folder.read(name + ending)}\n`).join('');
  folder.write('certs.jsons', lines('.cert'));
  const certs = ['--certs', 'certs.jsons'];
  step(2, certs);
  const older = version2 ? ['--threshold', String(threshold)] : [];
  for (const { name } of members) {
    folder.write(`${name}.polynomial`, step(3, [...certs, ...older, '--key', `${name}.key`]));
  }
  folder.write('polynomials.jsons', lines('.polynomial'));
  step(4, [...certs, ...older, '--polynomials', 'polynomials.jsons']);
  for (const { name } of members) {
    folder.write(
      `${name}.voutput`,
      step(5, [...certs, ...older, '--key', `${name}.key`], folder.read(`${name}.vinput`)),
    );
  }
  const made6 = step(6, [...certs, ...older, '--polynomials', 'polynomials.jsons'], lines('.voutput'));
  folder.write('threshold.json', made6);
  return members;
}
