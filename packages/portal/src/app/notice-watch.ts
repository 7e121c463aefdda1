import type { NoticeList, Result } from '@isoloir/api-client';

/** What the watch needs from the page. */
export interface NoticeWatchOptions {
  readonly ask: () => Promise<Result<NoticeList>>;
  /** Ids of the notices that the page shows. */
  readonly shown: () => readonly string[];
  /** Not while the voter has choices on the page, when nothing is sent by itself, nor for a page that nobody sees. */
  readonly mayAsk: () => boolean;
  /** Other notices hold than the page shows. */
  readonly onChange: () => void;
  /** From 0 up to 1: spreads the questions of many browsers. */
  readonly random?: () => number;
}

/** The server wants to be asked every half minute or less often. */
const atLeast = 40_000;
const spread = 20_000;

/** Asks again and again what the office tells everybody (I7); who is on a page for long is told, too. Gives what ends it. */
export function watchNotices({
  ask,
  shown,
  mayAsk,
  onChange,
  random = Math.random,
}: NoticeWatchOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    timer = setTimeout(() => void look(), atLeast + random() * spread);
  };
  const look = async (): Promise<void> => {
    if (mayAsk()) {
      const answer = await ask();
      // Without an answer it stays as it is until the next time.
      if (answer.ok && mayAsk() && !sameIds(standing(answer.value), shown())) onChange();
    }
    if (timer !== undefined) wait();
  };
  wait();
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

function standing({ notices }: NoticeList): readonly string[] {
  return notices.filter(({ withdrawnAt }) => withdrawnAt === undefined).map(({ id }) => id);
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}
