import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { array, object, parse, string } from 'valibot';

const mails = object({ mails: array(object({ subject: string(), text: string(), receivedAt: string() })) });
const messages = object({ sms: array(object({ to: string(), text: string(), receivedAt: string() })) });

/** A code of ours in a text: letters and digits without look-alikes, in so many groups of four and no more. */
const code = (groups: number): RegExp =>
  new RegExp(`(?<!-)\\b[2-9A-HJKMNP-TV-Z]{4}(?:[ -]?[2-9A-HJKMNP-TV-Z]{4}){${groups - 1}}\\b(?!-)`);

/** The identifier in the newest mail to an address, once it has come. */
export async function identifierMailedTo(page: Page, address: string): Promise<string> {
  const path = `/development/inbox.json?${new URLSearchParams({ to: address }).toString()}`;
  return found(page, path, (body) =>
    parse(mails, body)
      .mails.map(({ text }) => code(2).exec(text)?.[0])
      .find((match) => match !== undefined),
  );
}

/** The voting token in the newest mail to an address, once there are so many to it. */
export async function tokenMailedTo(page: Page, address: string, mailsToIt = 1): Promise<string> {
  const path = `/development/inbox.json?${new URLSearchParams({ to: address }).toString()}`;
  return found(page, path, (body) => {
    const { mails: received } = parse(mails, body);
    return received.length < mailsToIt ? undefined : code(3).exec(received[0]?.text ?? '')?.[0];
  });
}

/** The single-use link in the newest mail to an address, once there are so many to it. */
export async function linkMailedTo(page: Page, address: string, mailsToIt = 1): Promise<string> {
  const path = `/development/inbox.json?${new URLSearchParams({ to: address }).toString()}`;
  return found(page, path, (body) => {
    const { mails: received } = parse(mails, body);
    return received.length < mailsToIt
      ? undefined
      : /http:\S*\/link\/#\S+/.exec(received[0]?.text ?? '')?.[0];
  });
}

/** The password in the newest SMS to a number (E.164), once there are so many to it. */
export async function passwordSentTo(page: Page, number: string, messagesToIt = 1): Promise<string> {
  const path = `/development/inbox/sms.json?${new URLSearchParams({ to: number }).toString()}`;
  return found(page, path, (body) => {
    const { sms } = parse(messages, body);
    return sms.length < messagesToIt ? undefined : code(3).exec(sms[0]?.text ?? '')?.[0];
  });
}

/** The subjects of the mails to an address, the newest first. */
export async function subjectsTo(page: Page, address: string): Promise<readonly string[]> {
  const path = `/development/inbox.json?${new URLSearchParams({ to: address }).toString()}`;
  const answer = await page.request.get(path);
  return parse(mails, await answer.json()).mails.map(({ subject }) => subject);
}

async function found(page: Page, path: string, look: (body: unknown) => string | undefined): Promise<string> {
  let last: string | undefined;
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(path);
        last = look(await answer.json());
        return last;
      },
      { message: `a code in ${path}` },
    )
    .toBeDefined();
  return last ?? '';
}

const withAttachments = object({
  mails: array(object({ attachments: array(object({ fileName: string(), address: string() })) })),
});

/** The documents in the newest mail to an address, once it has come. */
export async function attachmentsTo(
  page: Page,
  address: string,
): Promise<readonly { readonly fileName: string; readonly content: Buffer }[]> {
  const path = `/development/inbox.json?${new URLSearchParams({ to: address }).toString()}`;
  const mailsTo = async () => parse(withAttachments, await (await page.request.get(path)).json()).mails;
  await expect.poll(async () => (await mailsTo()).length).toBeGreaterThan(0);
  const [mail] = await mailsTo();
  return Promise.all(
    (mail?.attachments ?? []).map(async ({ fileName, address: at }) => ({
      fileName,
      content: await (await page.request.get(at)).body(),
    })),
  );
}

/** The text of a PDF in reading order. */
export function pdfText(content: Buffer): string {
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: content, encoding: 'utf8' }).replaceAll(
    '\u00a0',
    ' ',
  );
}
