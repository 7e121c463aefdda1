import { createHash } from 'node:crypto';
import { portalRoutes } from '../http/portal.ts';
import { fetchedAnswer } from '../office/fetched.ts';

/** The files of a site, by their paths on the server. */
export interface SiteFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly policies: Readonly<Record<string, string>>;
}

/** A site has some hundred files; what goes on for ever is none. */
const filesAtMost = 2000;

/** Files fetched at once. */
const atOnce = 4;

/** Whatever a page or a script names that looks like a file of the site. */
const references = /["'`(]((?:\.{0,2}\/)?[\w-][\w./-]*\.(?:css|ico|js|json|mjs|png|svg|wasm|woff2))["'`)]/g;

/**
 * Fetches every page of a portal and every file that they and their scripts name, as browsers would over time. A name that
 * leads nowhere is no file; the first page has to be there.
 */
export async function siteFiles(base: URL, onProgress: (files: number) => void): Promise<SiteFiles | string> {
  const files: Record<string, string> = {};
  const policies: Record<string, string> = {};
  const pages = portalRoutes.map((route) => new URL(route, base).href);
  const queue = [...pages, new URL('portal.config.json', base).href];
  const known = new Set(queue);
  const failures = new Map<string, string>();
  const take = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const answer = await fetchedAnswer(url);
      if (typeof answer === 'string') {
        failures.set(url, answer);
        continue;
      }
      const { pathname } = new URL(url);
      files[pathname] = createHash('sha256').update(answer.bytes).digest('hex');
      policies[pathname] = answer.policy;
      onProgress(Object.keys(files).length);
      if (!pages.includes(url) && !/\.(?:css|js|mjs)$/.test(pathname)) continue;
      for (const next of namedIn(Buffer.from(answer.bytes).toString('utf8'), url)) {
        if (known.has(next) || known.size >= filesAtMost) continue;
        known.add(next);
        queue.push(next);
      }
    }
  };
  // Each round takes what the one before has found: workers that come too early would end too early.
  while (queue.length > 0) await Promise.all(Array.from({ length: atOnce }, take));
  const first = failures.get(base.href);
  return first === undefined ? { files: sorted(files), policies: sorted(policies) } : `${base.href} ${first}`;
}

function namedIn(text: string, from: string): readonly string[] {
  const { origin } = new URL(from);
  return [...text.matchAll(references)].flatMap(([, name = '']) => {
    // The builder names what it preloads from the root.
    const url = new URL(name.startsWith('assets/') ? `/${name}` : name, from);
    return url.origin === origin && !url.pathname.startsWith('/api/') ? [url.href] : [];
  });
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
