import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since 1970; later than this the entry is as good as gone. */
  readonly expiresAt: number;
}

/** Where the provider keeps sessions, codes and tokens: in memory, each until it expires, all gone with the process. */
export function memoryAdapter(now: () => number = Date.now): AdapterFactory {
  const entries = new Map<string, Entry>();

  function sweep(): void {
    const time = now();
    for (const [key, { expiresAt }] of entries) if (expiresAt <= time) entries.delete(key);
  }

  function live(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.expiresAt > now() ? entry.payload : undefined;
  }

  let writes = 0;
  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    const findBy = (matches: (payload: AdapterPayload) => boolean) => {
      for (const key of entries.keys()) {
        const payload = key.startsWith(`${model}:`) ? live(key) : undefined;
        if (payload !== undefined && matches(payload)) return Promise.resolve(payload);
      }
      return Promise.resolve(undefined);
    };
    return {
      upsert(id, payload, expiresIn) {
        writes += 1;
        // Now and then is enough: an expired entry is never given out, it only takes room.
        if (writes % 500 === 0) sweep();
        entries.set(keyOf(id), {
          payload,
          expiresAt: expiresIn === undefined ? Infinity : now() + expiresIn * 1000,
        });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(live(keyOf(id))),
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (userCode) => findBy((payload) => payload.userCode === userCode),
      consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry !== undefined) entry.payload = { ...entry.payload, consumed: Math.floor(now() / 1000) };
        return Promise.resolve();
      },
      destroy(id) {
        entries.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
        return Promise.resolve();
      },
    };
  };
}
