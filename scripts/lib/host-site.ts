import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';

const source = join(root, 'examples/host-site');
const built = join(root, '.cache/host-site');

/** Bundles the example of a site that announces an election, as its owner would with any bundler. */
export async function buildHostSite(): Promise<void> {
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [join(source, 'index.html'), join(source, 'nl/index.html')] },
    },
  });
}

/** What the site's owner knows of the election. */
export interface Announcement {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  /** Address of the portal, with a slash at its end. */
  readonly portal: string;
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the site on this machine's loopback, at an origin of its own, with an announcement in its pages. */
export async function startHostSite(
  port: number,
  announcement: Announcement,
  now: () => Date,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const pages: Readonly<Record<string, string>> = { '/': 'index.html', '/nl/': 'nl/index.html' };
  const answer = async (path: string): Promise<{ type: string; body: string | Buffer } | undefined> => {
    const page = pages[path];
    if (page !== undefined) {
      const text = await readFile(join(built, page), 'utf8');
      return { type: 'text/html; charset=utf-8', body: announce(text, announcement, now()) };
    }
    const extension = /^\/assets\/[\w-]+\.(js|css)$/.exec(path)?.[1] ?? '';
    const type = types[extension];
    return type === undefined ? undefined : { type, body: await readFile(join(built, path)) };
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    answer(pathname).then(
      (found) => {
        response.setHeader('content-security-policy', policy);
        response.setHeader('content-type', found?.type ?? 'text/plain');
        response.statusCode = found === undefined ? 404 : 200;
        response.end(found?.body);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function announce(page: string, { opensAt, closesAt, timeZone, portal }: Announcement, now: Date): string {
  const phase = now < opensAt ? 'before' : now < closesAt ? 'open' : 'closed';
  return page
    .replaceAll('{{opensAt}}', opensAt.toISOString())
    .replaceAll('{{closesAt}}', closesAt.toISOString())
    .replaceAll('{{timeZone}}', timeZone)
    .replaceAll('{{portal}}', portal)
    .replaceAll('{{phase}}', phase);
}
