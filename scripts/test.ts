import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ensureBeleniosTools } from './belenios-tool.ts';
import { nodeTotals, plainTotals, playwrightTotals, runChecks, type Check } from './lib/checks.ts';
import { chromium, display, ensurePrograms, firefox, nginx, openssl, poppler, webKit } from './lib/debian.ts';
import { buildPortal } from './lib/portal.ts';
import { postgresql } from './lib/postgres.ts';
import { root } from './lib/root.ts';

// Every check of the repository; the last line sums them up. With names as parameters, only the checks named so.
const files = (pattern: string): string[] => {
  const found = globSync(pattern, { cwd: root }).sort();
  // Node's runner would look for tests of its own accord when it is given none.
  if (found.length === 0) throw new Error(`There is no test like ${pattern}`);
  return found;
};

const checks: readonly Check[] = [
  // The longest of those that share the machine, so it begins.
  {
    name: 'server',
    // A file that does not come to its end is told within ten minutes.
    command: ['node', '--test', '--test-timeout=600000', ...files('test/server/*.test.ts')],
    totals: nodeTotals,
  },
  { name: 'types', command: ['node', 'scripts/types.ts'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'imports', command: ['depcruise', 'packages', 'scripts', 'test'] },
  { name: 'unused', command: ['knip'] },
  { name: 'generated', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'locales', command: ['node', 'scripts/check-locales.ts'] },
  {
    name: 'unit',
    command: [
      ...(['node', '--test'] as const),
      ...files('packages/{protocol,api-client,widgets,server,portal}/src/**/*.test.ts'),
      ...files('scripts/lib/*.test.ts'),
    ],
    totals: nodeTotals,
  },
  {
    // What a browser without WebAssembly gets; the module's own tests compare the two themselves.
    name: 'protocol on the reference',
    command: [
      ...(['node', '--import', './packages/protocol/src/testing/on-reference.ts', '--test'] as const),
      // Memory is measured in a process of its own, which takes the module either way.
      ...files('packages/protocol/src/**/*.test.ts').filter((file) => !/\/group\/|\/memory\./.test(file)),
    ],
    totals: nodeTotals,
  },
  {
    name: 'components',
    command: ['npm', 'run', '--silent', 'test', '--workspace', '@isoloir/components'],
    alone: true,
    totals: plainTotals,
  },
  {
    name: 'components in Firefox',
    command: ['npm', 'run', '--silent', 'test:firefox', '--workspace', '@isoloir/components'],
    alone: true,
    totals: plainTotals,
  },
  {
    // Every state of every element, as people with different needs meet it.
    name: 'stories',
    command: ['playwright', 'test', '--config', 'test/stories/playwright.config.ts'],
    totals: playwrightTotals,
  },
  {
    name: 'size',
    command: ['node', '--test', ...files('packages/portal/test/*.test.ts')],
    totals: nodeTotals,
  },
  {
    // What npm would publish, as those who install it find it.
    name: 'packages',
    // One after the other, since the first one builds.
    command: ['node', '--test', '--test-concurrency=1', ...files('test/packages/*.test.ts')],
    totals: nodeTotals,
  },
  { name: 'interop', command: ['node', '--test', ...files('test/interop/*.test.ts')], totals: nodeTotals },
  {
    // The store's contract and the ways of a ballot once more, on a server that is started for them.
    name: 'server on PostgreSQL',
    command: [
      ...(['node', 'scripts/on-postgres.ts', 'node', '--test', '--test-timeout=600000'] as const),
      ...files(
        'test/server/{store,cast,kill,workers,annulment,sessions,booth-codes,links,tokens,mail}.test.ts',
      ),
      ...files('test/server/postgres/*.test.ts'),
    ],
    totals: nodeTotals,
  },
  {
    name: 'load',
    command: ['node', '--test', ...files('test/load/*.test.ts')],
    alone: true,
    totals: nodeTotals,
  },
  {
    // Our elements on sites of somebody else, in a real browser.
    name: 'embedding',
    command: ['playwright', 'test', '--config', 'test/embed/playwright.config.ts'],
    alone: true,
    totals: playwrightTotals,
  },
  { name: 'end to end', command: ['playwright', 'test'], alone: true, totals: playwrightTotals },
  {
    name: 'end to end in Firefox',
    command: ['playwright', 'test', '--config', 'test/e2e/firefox.config.ts'],
    alone: true,
    totals: playwrightTotals,
  },
  {
    name: 'WebKit',
    command: ['node', '--test', ...files('test/webkit/*.test.ts')],
    alone: true,
    totals: nodeTotals,
  },
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name));

ensurePrograms([chromium, display, firefox, nginx, openssl, poppler, postgresql, webKit]);
ensureBeleniosTools();
buildPortal();

const { totals, failing } = await runChecks(chosen, Math.min(availableParallelism(), 4));
if (failing.length > 0) console.log(`\nFailing: ${failing.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
