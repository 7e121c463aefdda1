import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms, nginx } from '../../../scripts/lib/debian.ts';
import { buildPortal, portalFolder } from '../../../scripts/lib/portal.ts';
import { root } from '../../../scripts/lib/root.ts';

/** The portal’s folder on a web server of somebody else. */
export interface WebServer {
  close(): Promise<void>;
}

/** A block of the page about operating, by the language that it is marked with. */
function blockOf(language: string): string {
  const page = readFileSync(join(root, 'docs/operating.md'), 'utf8');
  const found = new RegExp(`\\n\`\`\`${language}\\n([^]*?)\`\`\`\\n`, 'u').exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/operating.md has no block of ${language}`);
  return found;
}

/** The configuration of docs/operating.md with the addresses of this machine, and without TLS, in place of the example’s. */
function configurationOf(folder: string, port: number, api: string): string {
  const site = blockOf('nginx')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/ *ssl_certificate[^;]*;\n/gu, '')
    .replace('/srv/isoloir/portal', join(folder, 'portal'))
    .replace('http://10.0.0.5:8080', api)
    // Nginx takes the port off; behind 443 there is none.
    .replace('Host $host;', 'Host $http_host;');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `daemon off;
    master_process off;
    pid ${join(folder, 'pid')};
    error_log stderr warn;
    events {}
    http {
      include /etc/nginx/mime.types;
      access_log off;
      ${temporary}
      ${site}
    }`;
}

/** Starts nginx with a copy of the portal’s folder; it answers when the promise is fulfilled. */
export async function openNginx(port: number, api: string): Promise<WebServer> {
  ensurePrograms([nginx]);
  buildPortal();
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-nginx-'));
  mkdirSync(join(folder, 'portal'));
  cpSync(portalFolder, join(folder, 'portal'), { recursive: true });
  writeFileSync(join(folder, 'portal/portal.config.json'), blockOf('json'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configurationOf(folder, port, api));
  const server = spawn(nginx.path, ['-e', 'stderr', '-c', file, '-p', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answers(`http://localhost:${port}/icon.svg`, () => {
    if (server.exitCode !== null) throw new Error(`nginx does not start:\n${said}`);
  });
  return {
    async close() {
      server.kill('SIGTERM');
      await stopped;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until something answers at an address; `check` throws when nothing ever will. */
async function answers(address: string, check: () => void): Promise<void> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok === true) return;
    check();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
