/** An election made from beginning to end by belenios-tool. */
import {
  type Choices,
  generateUuid,
  type GroupName,
  type Question,
} from '../../packages/protocol/src/index.ts';
import { type ElectionFolder } from './tool.ts';

/** What the tool shall make; a voter who votes again comes again. */
export interface ToolPlan {
  readonly group: GroupName;
  readonly questions: readonly Question[];
  readonly trustees: number;
  readonly votes: readonly { readonly voter: number; readonly choices: readonly Choices[] }[];
}

/** What the tool has made; the archive is in the folder. */
export interface ToolElection {
  readonly uuid: string;
  /** Private keys, decimal, in the order of the trustees. */
  readonly privateKeys: readonly string[];
  readonly result: string;
}

const VOTERS = 4;

/** Runs a whole election with the tool's own commands, calling back after each event that it adds. */
export function runToolElection(
  folder: ElectionFolder,
  { group, questions, trustees, votes }: ToolPlan,
  afterEvent: (type: string) => void,
): ToolElection {
  const uuid = generateUuid();
  for (let index = 0; index < trustees; index += 1) {
    folder.run(['setup', 'generate-trustee-key', '--group', group]);
  }
  const identifiers = folder.list('.pubkey').map((name) => name.replace('.pubkey', ''));
  folder.write('public_keys.jsons', identifiers.map((name) => `${folder.read(`${name}.pubkey`)}\n`).join(''));
  folder.run(['setup', 'make-trustees']);
  const voters = Array.from({ length: VOTERS }, (_, index) => `voter${index + 1}@example.org`);
  folder.write('voters.txt', voters.map((voter) => `${voter}\n`).join(''));
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
  const version2 = folder.run(['--version']).startsWith('2.0');
  for (const { voter, choices } of votes) {
    // Version 2 writes "voter credential" lines, version 3 a JSON object: both hold them side by side.
    const address = voters[voter] ?? '';
    const credential = new RegExp(`${address}(?: |":")([\\w-]+)`).exec(secrets)?.[1] ?? '';
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
  const result = folder.run(['election', 'compute-result']);
  add('Result', result);
  const privateKeys = identifiers.map((name) => folder.read(`${name}.privkey`).slice(1, -1));
  return { uuid, privateKeys, result: result.trim() };
}
