import type { Command } from 'commander';
import { readThemeFile } from '../definition/theme.ts';
import { checkedOrRefuse } from './consultation.ts';
import { outputOf } from './session.ts';

/** `isoloir theme …` */
export function addThemeCommands(program: Command): void {
  const theme = program.command('theme').description('how the portal looks');
  theme
    .command('check <file>')
    .description('say whether a theme may be used: it changes only what it may, and everything stays legible')
    .action(async (file: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const { tokens } = checkedOrRefuse(output, await readThemeFile(file));
      const names = Object.keys(tokens);
      output.line(`${file} is good: it changes ${names.length === 0 ? 'nothing' : names.join(', ')}.`);
      output.value({ file, tokens });
    });
}
