import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { cdnFolder } from '../../../scripts/lib/packages/cdn.ts';

/** Something that a site serves. */
export interface HostFile {
  readonly body: string | Buffer;
  readonly type: string;
  readonly policy?: string;
}

/** A site of somebody else on this machine: pages as the tests write them, and our files under `/isoloir/`. */
export class HostSite {
  readonly origin: string;
  readonly #server: Server;
  readonly #files = new Map<string, HostFile>();
  #pages = 0;

  private constructor(server: Server, origin: string) {
    this.#server = server;
    this.origin = origin;
    server.on('request', (request: IncomingMessage, response) => {
      const file = this.#find(new URL(request.url ?? '/', origin).pathname);
      response.statusCode = file === undefined ? 404 : 200;
      response.setHeader('content-type', file?.type ?? 'text/plain');
      if (file?.policy !== undefined) response.setHeader('content-security-policy', file.policy);
      response.end(file?.body);
    });
  }

  static async open(port: number): Promise<HostSite> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new HostSite(server, `http://127.0.0.1:${port}`);
  }

  /** Serves a file at a path. */
  serve(path: string, file: HostFile): void {
    this.#files.set(path, file);
  }

  /** Serves a page and gives its address. */
  page(html: string, policy: string): string {
    this.#pages += 1;
    const path = `/page-${this.#pages}`;
    this.serve(path, { body: html, type: 'text/html; charset=utf-8', policy });
    return this.origin + path;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #find(path: string): HostFile | undefined {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const name = /^\/isoloir\/([\w.-]+\.js)$/u.exec(path)?.[1];
    const file = join(cdnFolder, name ?? '');
    return name !== undefined && existsSync(file)
      ? { body: readFileSync(file), type: 'text/javascript' }
      : undefined;
  }
}
