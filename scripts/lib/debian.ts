import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';

/** A program that the tests need and Debian packages. */
export interface NeededProgram {
  readonly path: string;
  readonly packages: readonly string[];
  readonly what: string;
}

/** What the browser tests need: Chromium without its windows, which starts and draws faster. */
export const chromium: NeededProgram = {
  path: '/usr/bin/chromium-headless-shell',
  packages: ['chromium-headless-shell', 'fonts-liberation'],
  what: 'Chromium, for the tests of components and pages',
};

/** The other engine that the same tests run in. */
export const firefox: NeededProgram = {
  path: '/usr/bin/firefox-esr',
  packages: ['firefox-esr', 'fonts-liberation'],
  what: 'Firefox ESR, for the same tests in another browser',
};

/** Drives the third engine, with the small browser that it comes with. */
export const webKit: NeededProgram = {
  path: '/usr/bin/WebKitWebDriver',
  packages: ['webkit2gtk-driver', 'fonts-liberation'],
  what: 'WebKitGTK with its driver, for a vote in a third browser',
};

/** A screen that nobody sees, which WebKitGTK can not do without. */
export const display: NeededProgram = {
  path: '/usr/bin/Xvfb',
  packages: ['xvfb'],
  what: 'Xvfb, for WebKitGTK',
};

/** Makes certificates. */
export const openssl: NeededProgram = {
  path: '/usr/bin/openssl',
  packages: ['openssl'],
  what: 'OpenSSL, for a web server of the tests that speaks TLS',
};

/** What reads PDFs back. */
export const poppler: NeededProgram = {
  path: '/usr/bin/pdfinfo',
  packages: ['poppler-utils'],
  what: 'poppler’s programs, for the tests of PDF documents',
};

/** A web server of somebody else, to serve the portal’s folder. */
export const nginx: NeededProgram = {
  path: '/usr/sbin/nginx',
  packages: ['nginx'],
  what: 'nginx, for the test of the portal on a web server of its own',
};

/**
 * Installs what is missing where apt-get is there and may be used; else says what to install by hand. Throws when a
 * program is still missing afterwards.
 */
export function ensurePrograms(programs: readonly NeededProgram[]): void {
  const missing = programs.filter(({ path }) => !existsSync(path));
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(' ')} …`);
    const refused = aptInstall(packages);
    if (refused !== undefined) throw new Error(`apt-get install ${packages.join(' ')} failed:\n${refused}`);
  }
  const lacking = missing.filter(({ path }) => !existsSync(path));
  if (lacking.length > 0) {
    const list = lacking.map(({ what, path }) => `  ${what} (${path})`).join('\n');
    throw new Error(
      `The tests need:\n${list}\nOn Debian, as root: apt-get install ${packages.join(' ')}. ` +
        'On another system, install them and link them to those paths.',
    );
  }
}
