import type { SignInKeyDefinition } from '../definition/definition.ts';
import type { Language } from '../http/schemas/common.ts';
import { html, type Html } from '../html.ts';
import type { Method } from './methods.ts';
import { textsIn, type Translate } from './texts.ts';

/** Somebody whom the provider can identify. */
export interface Person {
  readonly number: string;
  readonly name: string;
  readonly language: Language;
  readonly email: string;
}

/** What every page of one sign-in knows. */
export interface PageContext {
  readonly language: Language;
  /** Address of the sign-in, below which its forms are sent; undefined on pages outside of one. */
  readonly base?: string;
  /** Whether the person may choose among several keys. */
  readonly hasChoice?: boolean;
  /** Whether the person has given a number, and may give another. */
  readonly hasNumber?: boolean;
}

interface Content {
  readonly title: string;
  /** What was wrong with the last attempt, in words, and the id of the field that it is about. */
  readonly error?: { readonly message: string; readonly field: string };
  readonly main: Html;
}

/** A whole page: banner of the development provider, heading, problem if any, content, ways out. */
function page(context: PageContext, { title, error, main }: Content): string {
  const t = textsIn(context.language);
  const heading = error === undefined ? title : t('errorPrefix', { title });
  const other = context.language === 'fr' ? 'nl' : 'fr';
  return html`<!doctype html>
    <html lang="${context.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading} – ${t('product')}</title>
        <link rel="stylesheet" href="/identity-provider.css" />
      </head>
      <body>
        <a class="skip" href="#main">${t('skip')}</a>
        <header>
          <div class="bar">
            <p class="product">${t('product')}</p>
            ${
              context.base === undefined
                ? undefined
                : html`<a href="${context.base}?language=${other}" lang="${other}" hreflang="${other}"
                    >${t('otherLanguage')}</a
                  >`
            }
          </div>
          <p class="development">${t('development')}</p>
        </header>
        <main id="main">
          ${error === undefined ? undefined : errorSummary(t, error)}
          <h1>${title}</h1>
          ${main} ${context.base === undefined ? undefined : waysOut(t, context)}
        </main>
      </body>
    </html>`.text;
}

function errorSummary(t: Translate, error: NonNullable<Content['error']>): Html {
  // Without a script the focus can only be given by autofocus, and only to what can have it: hence the tabindex.
  return html`<div class="error" role="alert" tabindex="-1" autofocus aria-labelledby="error-heading">
    <h2 id="error-heading">${t('errorHeading')}</h2>
    <p><a href="#${error.field}">${error.message}</a></p>
  </div>`;
}

function waysOut(t: Translate, { base, hasChoice, hasNumber }: PageContext): Html {
  const way = (to: string, label: string) =>
    html`<button class="quiet" name="to" value="${to}">${t(label)}</button>`;
  return html`<form class="out" method="post" action="${base}/leave">
    ${hasNumber === true ? way('number', 'otherNumber') : undefined}
    ${hasChoice === true ? way('keys', 'otherKey') : undefined} ${way('client', 'cancel')}
  </form>`;
}

/** The choice among the keys, under their headings. */
export function choicePage(context: PageContext, keys: readonly SignInKeyDefinition[]): string {
  const t = textsIn(context.language);
  const groups = [...new Set(keys.map(({ group }) => group[context.language]))];
  return page(
    { ...context, hasChoice: false },
    {
      title: t('choose.title'),
      main: html`<p>${t('choose.intro')}</p>
        <form id="step" method="post" action="${context.base}/key">
          ${groups.map(
            (group) =>
              html`<h2>${group}</h2>
                <ul class="keys">
                  ${keys
                    .filter((key) => key.group[context.language] === group)
                    .map(
                      (key) =>
                        html`<li>
                          <button name="key" value="${key.id}">${key.label[context.language]}</button>
                        </li>`,
                    )}
                </ul>`,
          )}
        </form>`,
    },
  );
}

export interface NumberPage {
  readonly method: Method;
  readonly examples: readonly Person[];
  /** What was typed before, shown again. */
  readonly typed: string;
  readonly problem?: 'missing' | 'unknown';
}

/** Who are you? */
export function numberPage(context: PageContext, { method, examples, typed, problem }: NumberPage): string {
  const t = textsIn(context.language);
  const message = problem === undefined ? undefined : t(`number.${problem}`, { number: typed });
  return page(context, {
    title: t(`${method}.title`),
    ...(message === undefined ? {} : { error: { message, field: 'number' } }),
    main: html`<p>${t(`${method}.intro`)}</p>
      <form id="step" method="post" action="${context.base}/number" novalidate>
        ${field(t, { id: 'number', label: t('number.label'), hint: t('number.hint'), value: typed, autocomplete: 'username', message })}
        <button class="main">${t('continue')}</button>
      </form>
      <section aria-labelledby="examples">
        <h2 id="examples">${t('number.examples')}</h2>
        <ul>
          ${examples.map((person) => html`<li><span class="sample">${person.number}</span> ${person.name}</li>`)}
        </ul>
      </section>`,
  });
}

export interface ProofPage {
  readonly method: Method;
  readonly person: Person;
  /** What to type, shown as if it had been delivered; undefined where a button is pressed. */
  readonly toType: string | undefined;
  readonly problem?: 'missing' | 'wrong' | 'refused';
}

/** Prove it. */
export function proofPage(context: PageContext, { method, person, toType, problem }: ProofPage): string {
  const t = textsIn(context.language);
  const message = problem === undefined ? undefined : t(`${method}.${problem}`);
  const way = method === 'itsme' ? approval(t) : typing(t, method, toType ?? '', message);
  return page(
    { ...context, hasNumber: true },
    {
      title: t(`${method}.proofTitle`),
      ...(message === undefined ? {} : { error: { message, field: 'proof' } }),
      main: html`<p>${t(`${method}.proofIntro`, { name: person.name, email: person.email })}</p>
        <form id="step" method="post" action="${context.base}/proof" novalidate>${way}</form>`,
    },
  );
}

function approval(t: Translate): Html {
  return html`<button class="main" id="proof" name="proof" value="approve">${t('itsme.approve')}</button>
    <button name="proof" value="refuse">${t('itsme.refuse')}</button>`;
}

function typing(t: Translate, method: Method, toType: string, message: string | undefined): Html {
  return html`<p class="shown">${t('toType')} <strong id="to-type">${toType}</strong></p>
    ${field(t, { id: 'proof', label: t(`${method}.proofLabel`), value: '', autocomplete: 'one-time-code', inputmode: 'numeric', message })}
    <button class="main">${t('continue')}</button>`;
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly autocomplete: string;
  readonly inputmode?: string;
  readonly message: string | undefined;
}

/** A labelled text field with its hint and what was wrong, tied together for assistive technology. */
function field(t: Translate, { id, label, hint, value, autocomplete, inputmode, message }: Field): Html {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(message === undefined ? [] : [`${id}-error`]),
  ];
  return html`<div class="field${message === undefined ? '' : ' wrong'}">
    <label for="${id}">${label}</label>
    ${hint === undefined ? undefined : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${message === undefined ? undefined : html`<p class="message" id="${id}-error">${t('errorPrefix', { title: message })}</p>`}
    <input
      id="${id}"
      name="${id}"
      value="${value}"
      autocomplete="${autocomplete}"
      inputmode="${inputmode ?? 'text'}"
      spellcheck="false"
      required
      aria-invalid="${message === undefined ? 'false' : 'true'}"
      ${described.length === 0 ? undefined : html`aria-describedby="${described.join(' ')}"`}
    />
  </div>`;
}

/** A sign-in that is over, or never was. */
export function expiredPage(language: Language): string {
  const t = textsIn(language);
  return page({ language }, { title: t('expired.title'), main: html`<p>${t('expired.text')}</p>` });
}

/** A request of the client that the protocol refuses. */
export function failurePage(language: Language, detail: string): string {
  const t = textsIn(language);
  return page(
    { language },
    {
      title: t('failure.title'),
      main: html`<p>${t('failure.text')}</p>
        <p class="hint">${t('failure.detail', { detail })}</p>`,
    },
  );
}
