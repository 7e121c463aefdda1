import type { Delivery } from '../outbox/worker.ts';

/** An SMS ready to go. */
export interface OutgoingSms {
  /** Names the SMS: a gateway that gets the same one twice may leave the second out. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** The way to a provider of SMS. */
export interface SmsGateway {
  send(sms: OutgoingSms): Promise<Delivery>;
}

/** A gateway that takes `{id, to, text}` as JSON. */
export interface SmsSettings {
  /** `https://…`; user and password in it are sent as Basic authorization. */
  readonly url: string;
}

// Milliseconds. A gateway that hangs must not hold up the SMS of everybody else.
const patience = 15_000;

// Refusals that say nothing of this very SMS: wrong password or address of ours, too much at once, too slow.
const notAboutTheSms: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 408, 425, 429]);

/**
 * Sends by POST over HTTP. 2xx means accepted; any other 4xx is a refusal of this SMS for good; everything else is the
 * office's or the provider's to mend, and the SMS waits. Numbers and texts stand in no reason.
 */
export function httpSmsGateway(settings: SmsSettings): SmsGateway {
  const url = new URL(settings.url);
  const user = [url.username, url.password].map(decodeURIComponent).join(':');
  url.username = '';
  url.password = '';
  const authorization =
    user === ':' ? {} : { authorization: `Basic ${Buffer.from(user).toString('base64')}` };
  return {
    async send({ id, to, text }) {
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...authorization },
          body: JSON.stringify({ id, to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(patience),
        });
        await response.body?.cancel();
      } catch (error) {
        return { ok: false, permanent: false, unreached: true, reason: reasonOf(error) };
      }
      const { status } = response;
      if (response.ok) return { ok: true };
      const permanent = status >= 400 && status < 500 && !notAboutTheSms.has(status);
      return { ok: false, permanent, unreached: !permanent, reason: `the gateway answered ${status}` };
    },
  };
}

/** Why a request did not come through, by the failure's code or name alone. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError') return 'the gateway did not answer in time';
  const code: unknown =
    error.cause instanceof Error ? Reflect.get(error.cause, 'code') : Reflect.get(error, 'code');
  return `the gateway can not be reached${typeof code === 'string' ? ` (${code})` : ''}`;
}
