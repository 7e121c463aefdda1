import type { LaunchOptions } from '@playwright/test';
import { chromium } from './debian.ts';

/** How Debian's Chromium is started for tests: without a network of its own, and as any user. */
export const chromiumOptions: LaunchOptions = {
  executablePath: chromium.path,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
