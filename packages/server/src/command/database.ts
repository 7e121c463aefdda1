import type { Command } from 'commander';
import { databaseUrlOf } from '../config.ts';
import { done, refused, type OfficeOutcome } from '../office/outcome.ts';
import { grantRoles, unknownRoles, type PostgresRoles } from '../store/postgres-grants.ts';
import { openPostgresDatabase } from '../store/postgres.ts';
import { outputOf, valueOrRefuse } from './session.ts';

/** `isoloir database …` */
export function addDatabaseCommands(program: Command): void {
  program
    .command('database')
    .description('the PostgreSQL database of ISOLOIR_DATABASE_URL, as its owner')
    .command('prepare')
    .description(
      'bring its tables up to date, and give each role exactly what it is for; roles exist already',
    )
    .option(
      '--serving <role>',
      'the role of "isoloir serve": appends to urn and signature list, changes neither',
    )
    .option('--urn <role>', 'a role that reads the urn alone, for backups and auditors')
    .option('--roll <role>', 'a role that reads roll and signature list alone')
    .action(async (roles: PostgresRoles, command: Command) => {
      const output = outputOf(command);
      valueOrRefuse(output, await prepareDatabase(databaseUrlOf(process.env), roles));
      output.line('The database is ready.');
      for (const [task, role] of Object.entries(roles))
        output.line(`${role} has what ${task} takes, and no more.`);
      output.value({ ready: true, roles });
    });
}

async function prepareDatabase(url: string | undefined, roles: PostgresRoles): Promise<OfficeOutcome<null>> {
  if (url === undefined) {
    return refused('database-missing', 'There is no PostgreSQL database: set ISOLOIR_DATABASE_URL.');
  }
  const db = await openPostgresDatabase(url);
  try {
    const [unknown] = await unknownRoles(db, roles);
    if (unknown !== undefined)
      return refused('role-unknown', `There is no role "${unknown}"; make it first.`);
    await grantRoles(db, roles);
    return done(null);
  } finally {
    await db.destroy();
  }
}
