import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';

/** One plain last line, which CI reads and sums over all runners. */
function summaryReporter() {
  const count = (suite) =>
    suite.suites.reduce(
      (total, inner) => {
        const { passed, failed } = count(inner);
        return { passed: total.passed + passed, failed: total.failed + failed };
      },
      {
        passed: suite.tests.filter((test) => test.passed && !test.skipped).length,
        failed: suite.tests.filter((test) => !test.passed && !test.skipped).length,
      },
    );
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      for (const session of sessions) {
        const total = session.testResults ? count(session.testResults) : { passed: 0, failed: 0 };
        passed += total.passed;
        // A file that could not run at all has no failed test of its own, and must not look green.
        failed += total.failed === 0 && !session.passed ? 1 : total.failed;
      }
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

/** `qrcode` is CommonJS, which only a bundler turns into a module; the tests take it through esbuild. */
function bundledQrcode() {
  const path = '/__bundled/qrcode.js';
  let bundle;
  return {
    name: 'bundled-qrcode',
    resolveImport({ source }) {
      return source === 'qrcode' ? path : undefined;
    },
    async serve(context) {
      if (context.path !== path) return undefined;
      bundle ??= esbuild.build({
        stdin: {
          contents: "export { create } from 'qrcode';",
          resolveDir: fileURLToPath(new URL('.', import.meta.url)),
        },
        bundle: true,
        format: 'esm',
        platform: 'browser',
        write: false,
      });
      const [file] = (await bundle).outputFiles;
      return { body: file.text, type: 'js' };
    },
  };
}

export default {
  files: 'packages/components/src/**/*.test.ts',
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  nodeResolve: true,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // Two pages at a time leave axe hanging in the chrome launcher.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 20_000 } },
  plugins: [
    bundledQrcode(),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    a11ySnapshotPlugin(),
  ],
  coverageConfig: { include: ['packages/components/src/**/*.ts'], reporters: ['text', 'lcovonly'] },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summaryReporter()],
};
