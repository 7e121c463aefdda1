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
      // The bar of progress leaves its escape codes on the line before.
      console.log(`\n${passed} passed, ${failed} failed`);
    },
  };
}

/** CommonJS packages, which only a bundler turns into modules; the tests take them through esbuild. */
const bundled = {
  '/__bundled/qrcode.js': "export { create } from 'qrcode';",
  '/__bundled/jsqr.js': "export { default } from 'jsqr';",
};

function bundledPackages() {
  const bundles = new Map();
  const bundle = (contents) =>
    esbuild.build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
  return {
    name: 'bundled-packages',
    resolveImport({ source }) {
      const path = `/__bundled/${source}.js`;
      return path in bundled ? path : undefined;
    },
    async serve({ path }) {
      if (!(path in bundled)) return undefined;
      if (!bundles.has(path)) bundles.set(path, bundle(bundled[path]));
      const [file] = (await bundles.get(path)).outputFiles;
      return { body: file.text, type: 'js' };
    },
  };
}

export default {
  files: fileURLToPath(new URL('./src/**/*.test.ts', import.meta.url)),
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  nodeResolve: true,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // Two pages at a time leave axe hanging in the chrome launcher.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
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
  // For machines that are busy with other things.
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 120_000 } },
  plugins: [
    bundledPackages(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    a11ySnapshotPlugin(),
  ],
  coverageConfig: { include: ['packages/components/src/**/*.ts'], reporters: ['text', 'lcovonly'] },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summaryReporter()],
};
