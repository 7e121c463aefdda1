import { sha256Base64 } from '../journey/digest.ts';

/** The page as far as the way back to it goes. */
export interface HandoverPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  /** The storage of the tab; throws where the browser allows none. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** What the portal gave, and what only the page that asked for it has. Both are good once. */
export interface Handover {
  readonly code: string;
  readonly verifier: string;
}

const prefix = '#isoloir-booth=';
const keyOf = (consultation: string): string => `isoloir-booth.${consultation}`;

/**
 * How a session comes from the portal to the page that asked for it: the page keeps a verifier and sends its hash along
 * (RFC 7636, S256); the portal comes back with a code in the fragment, which is worth nothing without the verifier. So a
 * fragment that somebody else wrote does nothing.
 */
export class HandoverDesk {
  readonly #page: HandoverPage;
  #code: string | undefined;

  constructor(page: HandoverPage) {
    this.#page = page;
  }

  /** Takes what the portal wrote off the address, so that it stays neither there nor in the history. */
  clearAddress(): void {
    const { location, history } = this.#page;
    if (!location.hash.startsWith(prefix)) return;
    const code = location.hash.slice(prefix.length);
    history.replaceState(history.state, '', location.pathname + location.search);
    if (/^[\w-]{43}$/u.test(code)) this.#code = code;
  }

  /** What begins a session of that consultation, where a code came and this tab asked for it; nothing of it is left then. */
  take(consultation: string): Handover | undefined {
    const code = this.#code;
    if (code === undefined) return undefined;
    const verifier = this.#takeVerifier(consultation);
    if (verifier === undefined) return undefined;
    this.#code = undefined;
    return { code, verifier };
  }

  /** Keeps the verifier until the voter comes back; false where the browser allows no storage. */
  keep(consultation: string, verifier: string): boolean {
    try {
      this.#page.storage().setItem(keyOf(consultation), verifier);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  #takeVerifier(consultation: string): string | undefined {
    try {
      const storage = this.#page.storage();
      const verifier = storage.getItem(keyOf(consultation)) ?? undefined;
      storage.removeItem(keyOf(consultation));
      return verifier;
    } catch (error) {
      if (error instanceof DOMException) return undefined;
      throw error;
    }
  }
}

/** A verifier: 32 random bytes, base64url. */
export function newVerifier(): string {
  return urlSafe(btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))));
}

/** What the portal is told of a verifier. */
export async function challengeOf(verifier: string): Promise<string> {
  return urlSafe(await sha256Base64(verifier));
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}
