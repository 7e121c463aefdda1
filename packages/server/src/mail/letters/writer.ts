import type { Mail } from '../../store/outbox.ts';
import type { Rooms } from '../../store/store.ts';
import type { Translate } from '../../texts.ts';
import type { DocumentName } from '../attachment.ts';
import type { LetterBody, LetterFrame } from '../letter.ts';

/** What a letter is written from. */
export interface LetterInput {
  readonly rooms: Rooms;
  readonly mail: Mail;
  readonly frame: LetterFrame;
  readonly t: Translate;
  /** The documents that go with it. */
  readonly documents: readonly DocumentName[];
  /** What this mail alone tells: a token, a link’s secret; empty in most. */
  readonly secret: string;
}

/** Writes the own part of one kind of letter; throws when what it tells of is gone. */
export type LetterWriter = (input: LetterInput) => Promise<LetterBody>;
