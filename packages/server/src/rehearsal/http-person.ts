import { CookieJar } from 'tough-cookie';

/** An HTTP client with a person's own cookies, as a browser has. It does not follow redirects by itself. */
export interface HttpPerson {
  request(url: string | URL, init?: RequestInit): Promise<Response>;
}

/** A new person without any cookie. */
export function newHttpPerson(): HttpPerson {
  const jar = new CookieJar();
  return {
    async request(url, init = {}) {
      // Browsers send Secure cookies to this very machine over plain HTTP; the jar knows no such exception.
      const asSecure = String(url).replace(/^http:/, 'https:');
      const headers = new Headers(init.headers);
      const cookies = await jar.getCookieString(asSecure);
      if (cookies !== '') headers.set('cookie', cookies);
      const response = await fetch(url, { ...init, headers, redirect: 'manual' });
      for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, asSecure);
      return response;
    },
  };
}
