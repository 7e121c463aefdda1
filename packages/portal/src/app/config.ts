import { type InferOutput, object, optional, pipe, regex, safeParse, string } from 'valibot';
import { parseJson } from '@isoloir/widgets/journey.js';

/** What a site that hosts the portal says about itself, in `portal.config.json` beside the pages. */
const portalConfig = object({
  /** Where the voting server answers: a path ending in /api/v1 on the same origin, which is all that the page may reach. */
  apiBase: pipe(string(), regex(/^(\/[\w.-]+)*\/api\/v1$/)),
  /** The one consultation of this site; without it the home page lists those of the server. */
  consultation: optional(pipe(string(), regex(/^[\w-]+$/))),
});

/** The settings of a portal. */
export type PortalConfig = InferOutput<typeof portalConfig>;

/** The pages. Each has its own folder on the web server, under whatever base path the portal is hosted. */
export const pages = [
  'home',
  'candidates',
  'sign-in',
  'recover-identifier',
  'recover-password',
  'request-token',
  'link',
  'elections',
  'vote',
  'after-vote',
  'my-data',
  'profile',
  'check',
  'check-vote',
  'observe',
  'signed-out',
  'accessibility',
  // No folder: the document `404.html`, for addresses at which there is nothing.
  'not-found',
] as const;

/** A page of the portal. */
export type PageName = (typeof pages)[number];

/** Where in the site an address is: the base path of the portal, and which of its pages. */
export interface Place {
  /** Ends in a slash, e.g. `/` or `/ordre-2024/`. */
  readonly base: string;
  readonly page: PageName;
  /** The secret of a single-use link, which stands behind the # of its address alone. */
  readonly secret?: string;
}

/** Where a document stands that is served for an address at which there is nothing. */
export const nowhere: Place = { base: '/', page: 'not-found' };

/**
 * Finds the portal's own base path by taking the known page off the end of a path. `fragment` is what stands behind the
 * path, # included.
 */
export function placeOf(pathname: string, fragment = ''): Place {
  const path = pathname.replace(/index\.html$/, '');
  const folders = path.split('/').filter((part) => part !== '');
  const last = folders.at(-1);
  const page = pages.find((name) => name === last && name !== 'home' && name !== 'not-found');
  const rest = page === undefined ? folders : folders.slice(0, -1);
  const base = rest.length === 0 ? '/' : `/${rest.join('/')}/`;
  return page === 'link' && fragment.length > 1
    ? { base, page, secret: fragment.slice(1) }
    : { base, page: page ?? 'home' };
}

/** The address of a page. */
export function pathOf(base: string, page: PageName): string {
  return page === 'home' ? base : `${base}${page}/`;
}

/** Reads the text of `portal.config.json`; undefined when it does not say what is needed. */
export function parseConfig(text: string): PortalConfig | undefined {
  const parsed = safeParse(portalConfig, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}
