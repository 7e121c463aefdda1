// What waits so that it does not interrupt (announcements), or to let the page breathe (axe, between its rules), need not be
// waited for here: short pauses pass at once, in the same order, without the four milliseconds that browsers add.

const longestPause = 500;
const [later, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
const { port1, port2 } = new MessageChannel();
const waiting = new Map<number, () => void>();
let handles = 0;

port1.onmessage = ({ data }: MessageEvent<number>) => {
  const callback = waiting.get(data);
  waiting.delete(data);
  callback?.();
};

/** Runs something after what is waiting now. */
export function soon(callback: () => void): number {
  // Below zero, where no handle of the browser is.
  handles -= 1;
  waiting.set(handles, callback);
  port2.postMessage(handles);
  return handles;
}

/** Lets short pauses pass at once, until what it gives is called. */
export function hurry(): () => void {
  set((callback, milliseconds = 0) =>
    milliseconds <= longestPause ? soon(callback) : later(callback, milliseconds),
  );
  Object.defineProperty(window, 'clearTimeout', {
    configurable: true,
    value: (handle: number | undefined) => {
      if (handle === undefined || !waiting.delete(handle)) clear(handle);
    },
  });
  // What was begun in a hurry may still be called off.
  return () => set(later);
}

function set(value: (callback: () => void, milliseconds?: number) => number): void {
  Object.defineProperty(window, 'setTimeout', { configurable: true, value });
}
