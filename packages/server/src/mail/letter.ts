import type { LocalizedText } from '../http/schemas/common.ts';
import { html, type Html } from '../html.ts';
import type { MailKind } from '../store/schema.ts';
import { textsOf, type Translate } from '../texts.ts';
import type { DocumentName } from './attachment.ts';

/** What a letter tells, all of it public or the voter's own; nothing of a vote. */
export interface LetterFacts {
  readonly kind: MailKind;
  readonly language: 'fr' | 'nl';
  readonly name: string;
  readonly consultation: LocalizedText;
  readonly organisation: LocalizedText;
  readonly election: LocalizedText;
  /** When the vote was recorded, told in the consultation's zone. */
  readonly recordedAt: Date;
  readonly timeZone: string;
  readonly support: { readonly email?: string; readonly phone?: string; readonly hours?: LocalizedText };
  /** Address of the portal's pages for the consultation. */
  readonly portal: string;
  readonly documents: readonly DocumentName[];
}

/** A mail's subject and its two equal parts. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A part of a letter: a paragraph, or facts each with its label. */
type Block =
  | { readonly paragraph: string }
  | { readonly heading?: string; readonly facts: readonly (readonly [label: string, fact: string])[] };

/** Writes a mail in the voter's language, as plain text and as HTML without styles, pictures or addresses to fetch. */
export function writeLetter(facts: LetterFacts): Letter {
  const { language } = facts;
  const t = textsOf('mail', language);
  const room = facts.kind === 'vote-recorded' ? 'voteRecorded' : 'confirmations';
  const consultation = facts.consultation[language];
  const subject = t(`${room}.subject`, { consultation });
  const heading = t(`${room}.heading`);
  const blocks: readonly Block[] = [
    { paragraph: t('greeting', { name: facts.name }) },
    { paragraph: t(`${room}.text`) },
    {
      facts: [
        [t('election'), facts.election[language]],
        [t('moment'), momentInWords(facts.recordedAt, language, facts.timeZone)],
      ],
    },
    ...ownPart(t, facts),
    helpPart(t, facts),
    { paragraph: t('about', { consultation }) },
    { paragraph: t('footer', { organisation: facts.organisation[language] }) },
  ];
  return {
    subject,
    text: [heading, ...blocks.map((block) => textOf(t, block))].join('\n\n').concat('\n'),
    html: html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${subject}</title>
        </head>
        <body>
          <h1>${heading}</h1>
          ${blocks.map(htmlOf)}
        </body>
      </html>`.text,
  };
}

function ownPart(t: Translate, { kind, documents }: LetterFacts): readonly Block[] {
  if (kind === 'vote-recorded') {
    return [{ paragraph: t('voteRecorded.secret') }, { paragraph: t('voteRecorded.notYou') }];
  }
  return [
    ...documents.map((name) => ({ paragraph: t(`confirmations.${name}`) })),
    { paragraph: t('confirmations.deleted') },
    { paragraph: t('confirmations.notYou') },
  ];
}

function helpPart(t: Translate, { language, support, portal }: LetterFacts): Block {
  const { email, phone, hours } = support;
  return {
    heading: t('help'),
    facts: [
      ...(email === undefined ? [] : [[t('helpEmail'), email] as const]),
      ...(phone === undefined ? [] : [[t('helpPhone'), phone] as const]),
      ...(hours === undefined ? [] : [[t('helpHours'), hours[language]] as const]),
      [t('portal'), portal],
    ],
  };
}

/** Day, hour to the second and zone in words, as people of the country write them. */
export function momentInWords(instant: Date, language: 'fr' | 'nl', timeZone: string): string {
  const moment = new Intl.DateTimeFormat(`${language}-BE`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
  });
  const zone = new Intl.DateTimeFormat(`${language}-BE`, { timeZoneName: 'long', timeZone })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName');
  return `${moment.format(instant)} (${zone?.value ?? timeZone})`;
}

function textOf(t: Translate, block: Block): string {
  if ('paragraph' in block) return block.paragraph;
  const facts = block.facts.map(([label, fact]) => t('fact', { label, fact }));
  return [...(block.heading === undefined ? [] : [block.heading]), ...facts].join('\n');
}

function htmlOf(block: Block): Html {
  if ('paragraph' in block) return html`<p>${block.paragraph}</p>`;
  return html`${block.heading === undefined ? undefined : html`<h2>${block.heading}</h2>`}
    <dl>
      ${block.facts.map(
        ([label, fact]) =>
          html`<dt>${label}</dt>
            <dd>${fact}</dd>`,
      )}
    </dl>`;
}
