import { chromeLauncher } from '@web/test-runner-chrome';
import { firefoxTree } from './test-runner/firefox-tree.js';
import inChromium from './web-test-runner.config.js';

/** Asks Firefox for its accessibility tree where Chromium is asked through its own protocol. */
const firefoxTreePlugin = {
  name: 'firefox-tree',
  executeCommand({ command, session }) {
    return command === 'a11y-snapshot' ? firefoxTree(session.browser.getPage(session.id)) : undefined;
  },
};

const firefox = chromeLauncher({
  launchOptions: {
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    args: ['--remote-allow-system-access'],
    // Nothing can ask for this later, as the tests do in Chromium.
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  },
});
// It would call itself Chrome.
firefox.name = 'Firefox';

/** The same tests in Firefox, which puppeteer drives as well. */
export default {
  ...inChromium,
  browsers: [firefox],
  plugins: [...inChromium.plugins.filter(({ name }) => name !== 'a11y-snapshot-command'), firefoxTreePlugin],
};
