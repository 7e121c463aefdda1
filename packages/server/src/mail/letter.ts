import type { LocalizedText } from '../http/schemas/common.ts';
import { html, type Html } from '../html.ts';
import { textsOf, type Translate } from '../texts.ts';

/** What every letter says around its own part: to whom, from whom, who helps. */
export interface LetterFrame {
  readonly language: 'fr' | 'nl';
  /** The voter's name. */
  readonly name: string;
  readonly consultation: LocalizedText;
  readonly organisation: LocalizedText;
  /** The zone in which instants are told. */
  readonly timeZone: string;
  readonly support: { readonly email?: string; readonly phone?: string; readonly hours?: LocalizedText };
  /** Address of the portal's pages for the consultation. */
  readonly portal: string;
}

/** A letter's own part; nothing of a vote. */
export interface LetterBody {
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A mail's subject and its two equal parts. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A part of a letter: a paragraph, a link with its words, or facts each with its label. */
export type Block =
  | { readonly paragraph: string }
  | { readonly heading: string; readonly points: readonly string[] }
  | { readonly link: string; readonly address: string }
  | { readonly heading?: string; readonly facts: readonly (readonly [label: string, fact: string])[] };

/** Writes a mail in the voter's language, as plain text and as HTML without styles, pictures or addresses to fetch. */
export function writeLetter(frame: LetterFrame, { subject, heading, blocks: own }: LetterBody): Letter {
  const { language } = frame;
  const t = textsOf('mail', language);
  const blocks: readonly Block[] = [
    { paragraph: t('greeting', { name: frame.name }) },
    ...own,
    helpPart(t, frame),
    { paragraph: t('about', { consultation: frame.consultation[language] }) },
    { paragraph: t('footer', { organisation: frame.organisation[language] }) },
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

function helpPart(t: Translate, { language, support, portal }: LetterFrame): Block {
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
  return inWords(instant, language, timeZone, { second: '2-digit' });
}

/** As momentInWords, to the minute: for hours that were set, not measured. */
export function hourInWords(instant: Date, language: 'fr' | 'nl', timeZone: string): string {
  return inWords(instant, language, timeZone, {});
}

function inWords(
  instant: Date,
  language: 'fr' | 'nl',
  timeZone: string,
  seconds: Pick<Intl.DateTimeFormatOptions, 'second'>,
): string {
  const moment = new Intl.DateTimeFormat(`${language}-BE`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...seconds,
    timeZone,
  });
  const zone = new Intl.DateTimeFormat(`${language}-BE`, { timeZoneName: 'long', timeZone })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName');
  return `${moment.format(instant)} (${zone?.value ?? timeZone})`;
}

function textOf(t: Translate, block: Block): string {
  if ('paragraph' in block) return block.paragraph;
  if ('points' in block) return [block.heading, ...block.points.map((point) => `- ${point}`)].join('\n');
  if ('link' in block) return [block.link, block.address].join('\n');
  const facts = block.facts.map(([label, fact]) => t('fact', { label, fact }));
  return [...(block.heading === undefined ? [] : [block.heading]), ...facts].join('\n');
}

function htmlOf(block: Block): Html {
  if ('paragraph' in block) return html`<p>${block.paragraph}</p>`;
  if ('points' in block) {
    return html`<h2>${block.heading}</h2>
      <ul>
        ${block.points.map((point) => html`<li>${point}</li>`)}
      </ul>`;
  }
  if ('link' in block) return html`<p><a href="${block.address}">${block.link}</a></p>`;
  return html`${block.heading === undefined ? undefined : html`<h2>${block.heading}</h2>`}
    <dl>
      ${block.facts.map(
        ([label, fact]) =>
          html`<dt>${label}</dt>
            <dd>${fact}</dd>`,
      )}
    </dl>`;
}
