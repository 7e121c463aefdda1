import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { object, parse, string, unknown } from 'valibot';
import { display, webKit } from '../../../scripts/lib/debian.ts';

/** A page in WebKitGTK. Elements are found in every shadow root: the first that is drawn and has such words. */
export interface WebKitPage {
  open(address: string): Promise<void>;
  /** Waits for an element. */
  see(selector: string, words?: RegExp): Promise<void>;
  click(selector: string, words?: RegExp): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Runs the body of a function, which hands its answer to its last parameter. */
  run(body: string): Promise<unknown>;
  close(): Promise<void>;
}

const answered = object({ value: unknown() });
const refused = object({ value: object({ error: string() }) });
const begun = object({ value: object({ sessionId: string() }) });
// The name that the protocol gives to references.
const reference = object({ 'element-6066-11e4-a52e-4f735466cecf': string() });

const find = `
  const [selector, words] = arguments;
  const everything = (root) => [...root.querySelectorAll('*')].flatMap(
    (element) => [element, ...(element.shadowRoot === null ? [] : everything(element.shadowRoot))],
  );
  const fits = new RegExp(words, 'u');
  return everything(document).find((element) =>
    element.matches(selector) && element.getClientRects().length > 0 && fits.test(element.textContent)) ?? null;`;

/** What the driver says no to. */
class DriverRefusal extends Error {
  /** An error code of the protocol. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Between two pages, and while something moves: nothing has been done to the element, and it may be asked for again. */
const notYet: ReadonlySet<string> = new Set([
  'no such frame',
  'no such window',
  'stale element reference',
  'element click intercepted',
  'element not interactable',
]);

/** Starts WebKitGTK on a screen that nobody sees, driven over a port by the W3C’s protocol. */
export async function openWebKit(port: number): Promise<WebKitPage> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-webkit-'));
  const running: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const child of running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill();
      await once(child, 'exit');
    }
    // The browser's own processes end by themselves, and write there until then.
    rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  };
  try {
    const screen = spawn(
      display.path,
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    running.push(screen);
    const shown = screen.stdio[3];
    if (!(shown instanceof Readable)) throw new Error('The screen does not say its number');
    const number = await new Promise<string>((resolve, reject) => {
      shown.once('data', (line) => resolve(String(line).trim()));
      screen.once('exit', () => reject(new Error('No screen')));
    });
    const driver = spawn(webKit.path, [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, DISPLAY: `:${number}`, HOME: folder },
      stdio: 'ignore',
    });
    running.push(driver);
    const page = await begin(`http://127.0.0.1:${port}`);
    return {
      ...page,
      async close() {
        await page.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function begin(driver: string): Promise<WebKitPage> {
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(driver + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const said: unknown = JSON.parse(text);
    if (!answer.ok) throw new DriverRefusal(parse(refused, said).value.error, `${method} ${path}: ${text}`);
    return said;
  };
  await until(
    () =>
      fetch(`${driver}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    'the driver',
  );
  const [binary] = globSync('/usr/lib/*/{webkit2gtk-4.1,webkitgtk-6.0}/MiniBrowser');
  if (binary === undefined) throw new Error('WebKitGTK came without its small browser');
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const session = `/session/${parse(begun, await ask('POST', '/session', { capabilities: { alwaysMatch } })).value.sessionId}`;
  const value = async (path: string, body: object): Promise<unknown> =>
    parse(answered, await ask('POST', session + path, body)).value;

  /** Has an element do something, once it is there and can. */
  const at = async (
    selector: string,
    words = /(?:)/u,
    act: (element: string) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> => {
    await until(async () => {
      try {
        const element = await value('/execute/sync', { script: find, args: [selector, words.source] });
        if (element === null) return false;
        await act(`/element/${parse(reference, element)['element-6066-11e4-a52e-4f735466cecf']}`);
        return true;
      } catch (error) {
        if (error instanceof DriverRefusal && notYet.has(error.code)) return false;
        throw error;
      }
    }, `${selector} ${words.source}`).catch(async (error: unknown) => {
      const script = 'return `${location.href}: ${document.body.innerText}`';
      throw new Error(`On ${String(await value('/execute/sync', { script, args: [] }))}`, { cause: error });
    });
  };

  return {
    async open(url) {
      await value('/url', { url });
    },
    async see(selector, words) {
      await at(selector, words);
    },
    async click(selector, words) {
      await at(selector, words, (element) => value(`${element}/click`, {}));
    },
    async type(selector, text) {
      await at(selector, undefined, (element) => value(`${element}/value`, { text }));
    },
    run: (script) => value('/execute/async', { script, args: [] }),
    async close() {
      await ask('DELETE', session);
    },
  };
}

/** Waits until something holds. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`In 30 seconds there was no ${what}`);
    await after(50);
  }
}
