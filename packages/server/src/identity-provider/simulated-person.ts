import { CookieJar } from 'tough-cookie';

export interface SimulatedSignIn {
  /** Where the voting server sends the browser: the provider's authorization endpoint with the request. */
  readonly authorizationUrl: string;
  /** The professional number to sign in with. */
  readonly number: string;
  /** The person's cookies; a fresh jar when left out. */
  readonly cookies?: CookieJar;
  readonly fetch?: typeof fetch;
}

const mostSteps = 30;

/**
 * Signs a person in as a browser would, over HTTP and through the provider's real pages: follows redirects, fills the
 * form of each step with the number or with what the page says to type, and stops at the client's redirect address.
 * Gives the whole callback URL. Throws, with the page's own words, when a page refuses what was sent.
 */
export async function signInThroughIdentityProvider({
  authorizationUrl,
  number,
  cookies = new CookieJar(),
  fetch: request = fetch,
}: SimulatedSignIn): Promise<string> {
  const callback = new URL(authorizationUrl).searchParams.get('redirect_uri');
  if (callback === null) throw new Error('The authorization request names no redirect_uri');
  let next: { url: string; form?: URLSearchParams } = { url: authorizationUrl };
  for (let count = 0; count < mostSteps; count += 1) {
    const { url, form } = next;
    const response = await request(url, {
      redirect: 'manual',
      headers: { cookie: await cookies.getCookieString(url), accept: 'text/html' },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) await cookies.setCookie(cookie, url);
    const page = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      next = { url: new URL(location, url).href };
      if (isCallback(next.url, callback)) return next.url;
    } else if (response.ok) {
      next = fillIn(page, url, number);
    } else {
      throw new Error(`The identity provider answered ${String(response.status)}: ${wordsOf(page)}`);
    }
  }
  throw new Error(`The sign-in did not end within ${String(mostSteps)} steps`);
}

function isCallback(url: string, callback: string): boolean {
  const [here, there] = [new URL(url), new URL(callback)];
  return here.origin === there.origin && here.pathname === there.pathname;
}

/** The request that a person's answer to the page makes. */
function fillIn(page: string, url: string, number: string): { url: string; form: URLSearchParams } {
  const step = /<form\b[^>]*\bid="step"[^>]*>[\s\S]*?<\/form>/.exec(page)?.[0];
  const action = step === undefined ? undefined : attribute(step, 'action');
  if (step === undefined || action === undefined) {
    throw new Error(`The identity provider shows no form: ${wordsOf(page)}`);
  }
  const shown = /<strong id="to-type">([^<]*)<\/strong>/.exec(page)?.[1] ?? '';
  const form = new URLSearchParams();
  for (const [input] of step.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name === undefined) continue;
    const typed = { number, proof: shown }[name];
    form.set(name, typed ?? attribute(input, 'value') ?? '');
  }
  // The first button is the way on; with a name it is the answer itself (a key, the approval).
  const button = /<button\b[^>]*>/.exec(step)?.[0] ?? '';
  const pressed = attribute(button, 'name');
  if (pressed !== undefined) form.set(pressed, attribute(button, 'value') ?? '');
  return { url: new URL(action, url).href, form };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescape(value);
}

function unescape(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_match, code: string) => String.fromCharCode(Number(code)));
}

/** What a page says, without markup, for messages. */
function wordsOf(page: string): string {
  const main = /<main\b[\s\S]*?<form/.exec(page)?.[0] ?? page;
  return unescape(main.replaceAll(/<[^>]*>?/g, ' ').replaceAll(/\s+/g, ' '))
    .trim()
    .slice(0, 300);
}
