import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The designers' workbench on http://127.0.0.1:6006 (PORT), or, with `--build`, its static form in
 * storybook-static. Storybook's own entry is started directly, so that ending this script ends it too.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dispatcher = fileURLToPath(import.meta.resolve('storybook/internal/bin/dispatcher'));
const port = process.env.PORT ?? '6006';
const rest = process.argv.slice(2).filter((argument) => argument !== '--build');
const command = process.argv.includes('--build')
  ? ['build', '--output-dir', 'storybook-static', '--quiet']
  : ['dev', '--port', port, '--host', '127.0.0.1', '--exact-port', '--ci'];

const child = spawn(process.execPath, [dispatcher, ...command, '--disable-telemetry', ...rest], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
