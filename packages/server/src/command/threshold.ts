import { InvalidArgumentError, type Command, type Option } from 'commander';
import type { GroupName } from '@isoloir/protocol';
import {
  assembleCeremony,
  beginMember,
  checkCeremonyFiles,
  commitToolMember,
  confirmMember,
  inputToolMember,
  takeMemberStep,
  type LaterStep,
} from '../office/ceremony-files.ts';
import {
  addNewPassphrase,
  addPassphraseFile,
  newProtection,
  protectionOf,
  type PassphraseOptions,
} from './passphrase.ts';
import { outputOf, valueOrRefuse } from './session.ts';

function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1.');
  return Number(text);
}

const files = {
  certificates: ['--certificates <file...>', 'the certificates of all members, in any order'],
  commitments: ['--commitments <file...>', 'the commitments of all members, in any order'],
  contributions: ['--contributions <file...>', 'the contributions of all members, in any order'],
  keys: ['--keys <file...>', 'the keys of all members, in any order'],
} as const;

/** What each later step takes, publishes and leads to. */
const laterSteps: readonly {
  readonly step: LaterStep;
  readonly takes: Exclude<keyof typeof files, 'keys'>;
  readonly description: string;
  readonly publishes: string;
  readonly next: string;
}[] = [
  {
    step: 'commit',
    takes: 'certificates',
    description: 'step 2: check all certificates, and commit to a contribution that stays secret',
    publishes: 'commitment',
    next: 'When the commitments of all members are there: isoloir keys threshold reveal.',
  },
  {
    step: 'reveal',
    takes: 'commitments',
    description: 'step 3: check all commitments; only then the contribution may be seen',
    publishes: 'contribution',
    next: 'When the contributions of all members are there: isoloir keys threshold finish.',
  },
  {
    step: 'finish',
    takes: 'contributions',
    description: 'step 4: check all contributions and everybody’s share; make this member’s key',
    publishes: 'key',
    next: 'When the office has put the group together: isoloir keys threshold confirm.',
  },
];

/** `isoloir keys threshold …`: making a key of which some of the trustees are enough to count. */
export function addThresholdCommands(keys: Command, groupOption: () => Option): void {
  const threshold = keys
    .command('threshold')
    .description(
      'make a key with other trustees, of whom some are enough to count; each step offline, on files',
    );
  addMemberCommands(threshold, groupOption);
  addOfficeCommands(threshold, groupOption);
  addToolCommands(threshold, groupOption);
}

function addMemberCommands(threshold: Command, groupOption: () => Option): void {
  addNewPassphrase(
    threshold
      .command('begin')
      .description('step 1: make this member’s private file and its certificate')
      .requiredOption('--member <number>', 'which of the members this is, from 1', parseNumber)
      .requiredOption('--of <number>', 'how many members there are', parseNumber)
      .requiredOption('--needed <number>', 'how many of them are needed to count', parseNumber)
      .addOption(groupOption())
      .requiredOption('--private <file>', 'where this member’s secrets go; keep it offline')
      .requiredOption('--public <file>', 'where the certificate goes; give it to all members'),
  ).action(
    async (
      options: PassphraseOptions & {
        member: number;
        of: number;
        needed: number;
        group: GroupName;
        private: string;
        public: string;
      },
      command: Command,
    ) => {
      const output = outputOf(command);
      const protection = await newProtection(output, options);
      const paths = { privateFile: options.private, publicFile: options.public };
      const context = { group: options.group, size: options.of, threshold: options.needed };
      valueOrRefuse(output, beginMember(context, options.member, paths, protection));
      output.line(`Keep ${options.private} and its passphrase safe and secret, until after the count.`);
      output.line(`Give ${options.public}, the certificate, to the office for all members.`);
      output.line('When the certificates of all members are there: isoloir keys threshold commit.');
      output.value({ certificate: options.public });
    },
  );
  for (const { step, takes, description, publishes, next } of laterSteps) {
    addPassphraseFile(
      threshold
        .command(step)
        .description(description)
        .requiredOption('--private <file>', 'this member’s private file; it is brought up to date')
        .requiredOption(files[takes][0], files[takes][1])
        .requiredOption('--public <file>', `where this member’s ${publishes} goes; give it to all members`),
    ).action(
      async (
        options: PassphraseOptions & { private: string; public: string } & Partial<
            Record<typeof takes, string[]>
          >,
        command: Command,
      ) => {
        const output = outputOf(command);
        const protection = await protectionOf(output, options.private, options);
        const paths = {
          privateFile: options.private,
          publicFile: options.public,
          files: options[takes] ?? [],
        };
        valueOrRefuse(output, takeMemberStep(step, paths, protection));
        output.line(`All ${takes} are good. Give ${options.public}, the ${publishes}, to all members.`);
        output.line(next);
        output.value({ [publishes]: options.public });
      },
    );
  }
  addPassphraseFile(
    threshold
      .command('confirm')
      .description('check that the group which the office has put together is the one made here')
      .requiredOption('--private <file>', 'this member’s private file')
      .requiredOption('--threshold <file>', 'the group, from "isoloir keys threshold assemble"'),
  ).action(async (options: PassphraseOptions & { private: string; threshold: string }, command: Command) => {
    const output = outputOf(command);
    const protection = await protectionOf(output, options.private, options);
    const paths = { privateFile: options.private, thresholdFile: options.threshold };
    const confirmed = valueOrRefuse(output, confirmMember(paths, protection));
    output.line(
      `${options.threshold} is the group that this member has made. Its key: ${confirmed.jointKey}`,
    );
    output.value(confirmed);
  });
}

interface OfficeOptions {
  readonly group: GroupName;
  readonly certificates: string[];
  readonly commitments?: string[];
  readonly contributions?: string[];
  readonly keys?: string[];
}

function addOfficeCommands(threshold: Command, groupOption: () => Option): void {
  threshold
    .command('check')
    .description('check the files of a ceremony as far as it has come; needs no secret, anybody may')
    .addOption(groupOption())
    .requiredOption(...files.certificates)
    .option(...files.commitments)
    .option(...files.contributions)
    .option(...files.keys)
    .action((options: OfficeOptions, command: Command) => {
      const output = outputOf(command);
      const found = valueOrRefuse(output, checkCeremonyFiles(options.group, options));
      output.line(`Everything is good: ${found.threshold} of ${found.size} members are needed.`);
      output.line(`The ceremony, for the members to compare by voice: ${found.ceremony}`);
      output.value(found);
    });
  threshold
    .command('assemble')
    .description('step 5, by the office: put the group together for sealing, and check all of it')
    .addOption(groupOption())
    .requiredOption(...files.certificates)
    .requiredOption(...files.commitments)
    .requiredOption(...files.contributions)
    .requiredOption(...files.keys)
    .requiredOption('--out <file>', 'where the group goes; the members confirm it, sealing takes it')
    .action((options: OfficeOptions & { out: string }, command: Command) => {
      const output = outputOf(command);
      const { certificates, commitments = [], contributions = [], keys = [] } = options;
      const paths = { certificates, commitments, contributions, keys };
      const { jointKey } = valueOrRefuse(output, assembleCeremony(options.group, paths, options.out));
      output.line(`Wrote ${options.out}. Its key, for the members to confirm: ${jointKey}`);
      output.value({ threshold: options.out, jointKey });
    });
}

function addToolCommands(threshold: Command, groupOption: () => Option): void {
  threshold
    .command('commit-tool')
    .description('step 2 of a member who uses belenios-tool: commit to what its step 3 gave')
    .addOption(groupOption())
    .requiredOption('--key <file>', 'the member’s .key file; it is read, not kept')
    .requiredOption(...files.certificates)
    .requiredOption('--contribution <file>', 'what belenios-tool’s step 3 printed; keep it back for now')
    .requiredOption('--public <file>', 'where the commitment goes; give it to all members')
    .action(
      (
        options: {
          group: GroupName;
          key: string;
          certificates: string[];
          contribution: string;
          public: string;
        },
        command: Command,
      ) => {
        const output = outputOf(command);
        const { certificates, contribution, public: out } = options;
        const paths = { keyFile: options.key, certificates, contribution, out };
        valueOrRefuse(output, commitToolMember(options.group, paths));
        output.line(`Give ${out} to all members now, and ${contribution} when all commitments are there.`);
        output.value({ commitment: out });
      },
    );
  threshold
    .command('input-tool')
    .description('what a member who uses belenios-tool needs for its step 5')
    .addOption(groupOption())
    .requiredOption('--member <number>', 'which member, from 1', parseNumber)
    .requiredOption(...files.certificates)
    .requiredOption(...files.commitments)
    .requiredOption(...files.contributions)
    .requiredOption('--out <file>', 'where it goes; the tool reads it from standard input')
    .action((options: OfficeOptions & { member: number; out: string }, command: Command) => {
      const output = outputOf(command);
      const { certificates, commitments = [], contributions = [] } = options;
      const paths = { certificates, commitments, contributions };
      valueOrRefuse(output, inputToolMember(options.group, options.member, paths, options.out));
      output.line(
        `Give ${options.out} to member ${options.member}: belenios-tool … --step 5 < ${options.out}`,
      );
      output.value({ input: options.out });
    });
}
