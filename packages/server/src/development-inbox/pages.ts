import { html, type Html } from '../html.ts';
import type { ReceivedMail } from './inbox.ts';
import type { ReceivedSms } from './sms.ts';

const path = '/development/inbox';

function page(title: string, main: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Development inbox</title>
        <link rel="stylesheet" href="${path}.css" />
      </head>
      <body>
        <header><p>Development inbox: these mails and SMS were delivered to nobody.</p></header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`.text;
}

const moment = (instant: Date): Html =>
  html`<time datetime="${instant.toISOString()}"
    >${instant.toISOString().slice(0, 19).replace('T', ' ')} UTC</time
  >`;

/** All mails and SMS, the newest first. */
export function inboxPage(mails: readonly ReceivedMail[], sms: readonly ReceivedSms[]): string {
  return page('Mails and SMS', html`${mailList(mails)} ${smsList(sms)}`);
}

function mailList(mails: readonly ReceivedMail[]): Html {
  if (mails.length === 0) return html`<p>No mail has come yet. Load the page again to look.</p>`;
  return html`<ul class="mails">
    ${mails.map(
      ({ id, subject, language, to, receivedAt, attachments }) =>
        html`<li>
          <a href="${path}/${id}" lang="${language}">${subject}</a>
          <p>
            To ${to.join(', ')},
            ${moment(receivedAt)}${attachments.length === 0 ? undefined : `, ${attachments.length} attachments`}
          </p>
        </li>`,
    )}
  </ul>`;
}

function smsList(sms: readonly ReceivedSms[]): Html {
  if (sms.length === 0)
    return html`<h2>SMS</h2>
      <p>No SMS has come yet.</p>`;
  return html`<h2>SMS</h2>
    <ul class="mails">
      ${sms.map(
        ({ to, text, receivedAt }) =>
          html`<li>
            <p class="text">${text}</p>
            <p>To ${to}, ${moment(receivedAt)}</p>
          </li>`,
      )}
    </ul>`;
}

/** One mail. */
export function mailPage({
  id,
  subject,
  language,
  from,
  to,
  receivedAt,
  text,
  attachments,
}: ReceivedMail): string {
  return page(
    subject,
    html`<dl>
        <dt>From</dt>
        <dd>${from}</dd>
        <dt>To</dt>
        <dd>${to.join(', ')}</dd>
        <dt>Received</dt>
        <dd>${moment(receivedAt)}</dd>
      </dl>
      <h2>Plain text</h2>
      <div class="text" lang="${language}">${text}</div>
      <h2>Other parts</h2>
      <ul>
        <li><a href="${path}/${id}/html">The HTML part, as a page</a></li>
        ${attachments.map(
          ({ fileName, content }, index) =>
            html`<li>
              <a href="${path}/${id}/attachments/${index}">${fileName}</a>
              (${Math.ceil(content.byteLength / 1000)} kB)
            </li>`,
        )}
      </ul>
      <p><a href="${path}">All mails and SMS</a></p>`,
  );
}
