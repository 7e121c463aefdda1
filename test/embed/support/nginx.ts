import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms, nginx, openssl } from '../../../scripts/lib/debian.ts';
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

/** Makes a certificate that nobody has signed. */
function makeCertificate(folder: string): string {
  ensurePrograms([openssl]);
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const what = '-x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 1 -subj /CN=localhost';
  execFileSync(openssl.path, ['req', ...what.split(' '), '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return `ssl_certificate ${certificate}; ssl_certificate_key ${key};\n`;
}

/** The configuration of docs/operating.md with the addresses of this machine, and without TLS, in place of the example’s. */
function configurationOf(folder: string, port: number, api: string, tls: boolean): string {
  const certificate = tls ? makeCertificate(folder) : '';
  const site = blockOf('nginx')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ${tls ? 'ssl' : ''};\n${certificate}`)
    .replace(/ *ssl_certificate(?:_key)? \/etc[^;]*;\n/gu, '')
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

/**
 * Starts nginx with a copy of the portal’s folder; it answers when the promise is fulfilled. With TLS its certificate is
 * signed by nobody.
 */
export async function openNginx(port: number, api: string, tls = false): Promise<WebServer> {
  ensurePrograms([nginx]);
  buildPortal();
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-nginx-'));
  mkdirSync(join(folder, 'portal'));
  cpSync(portalFolder, join(folder, 'portal'), { recursive: true });
  writeFileSync(join(folder, 'portal/portal.config.json'), blockOf('json'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configurationOf(folder, port, api, tls));
  const server = spawn(nginx.path, ['-e', 'stderr', '-c', file, '-p', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await listens(port, () => {
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

/** Waits until something listens on a port; `check` throws when nothing ever will. */
async function listens(port: number, check: () => void): Promise<void> {
  const tried = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.end();
        resolve(true);
      }).once('error', () => resolve(false));
    });
  while (!(await tried())) {
    check();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
