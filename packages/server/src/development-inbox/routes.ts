import { readFile } from 'node:fs/promises';
import { HttpFailure } from '../http/problem.ts';
import type { App } from '../http/types.ts';
import type { DevelopmentInbox, ReceivedMail } from './inbox.ts';
import { inboxPage, mailPage } from './pages.ts';

const hidden = { schema: { hide: true } } as const;
const pageType = 'text/html; charset=utf-8';

/** Where mails and SMS can be looked at on a development server. */
export const inboxPath = '/development/inbox';

/** The development inbox: pages for people, JSON for tests. */
export async function inboxRoutes(app: App, inbox: DevelopmentInbox): Promise<void> {
  const stylesheet = await readFile(new URL('inbox.css', import.meta.url));
  const find = (id: string): ReceivedMail => {
    const mail = inbox.mails().find((each) => each.id === id);
    if (mail === undefined) throw new HttpFailure({ code: 'not-found' });
    return mail;
  };
  app.get(inboxPath, hidden, (_request, reply) =>
    reply.type(pageType).header('cache-control', 'no-store').send(inboxPage(inbox.mails(), inbox.sms())),
  );
  app.get<{ Querystring: { to?: string } }>(`${inboxPath}.json`, hidden, (request, reply) => {
    const { to } = request.query;
    const mails = inbox.mails().filter((mail) => to === undefined || mail.to.includes(to));
    return reply.header('cache-control', 'no-store').send({ mails: mails.map(viewOf) });
  });
  app.get<{ Querystring: { to?: string } }>(`${inboxPath}/sms.json`, hidden, (request, reply) => {
    const { to } = request.query;
    const sms = inbox.sms().filter((each) => to === undefined || each.to === to);
    return reply
      .header('cache-control', 'no-store')
      .send({ sms: sms.map((each) => ({ ...each, receivedAt: each.receivedAt.toISOString() })) });
  });
  app.get(`${inboxPath}.css`, hidden, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(stylesheet),
  );
  app.get<{ Params: { id: string } }>(`${inboxPath}/:id`, hidden, (request, reply) =>
    reply
      .type(pageType)
      .header('cache-control', 'no-store')
      .send(mailPage(find(request.params.id))),
  );
  // A foreign page by its nature: it may do nothing at all.
  app.get<{ Params: { id: string } }>(`${inboxPath}/:id/html`, hidden, (request, reply) =>
    reply
      .type(pageType)
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .send(find(request.params.id).html),
  );
  app.get<{ Params: { id: string; index: string } }>(
    `${inboxPath}/:id/attachments/:index`,
    hidden,
    (request, reply) => {
      const attachment = find(request.params.id).attachments[Number(request.params.index)];
      if (attachment === undefined) throw new HttpFailure({ code: 'not-found' });
      return reply
        .type(attachment.contentType)
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName)}`,
        )
        .send(Buffer.from(attachment.content));
    },
  );
}

function viewOf({ attachments, receivedAt, ...mail }: ReceivedMail) {
  return {
    ...mail,
    receivedAt: receivedAt.toISOString(),
    attachments: attachments.map(({ fileName, contentType, content }, index) => ({
      fileName,
      contentType,
      size: content.byteLength,
      address: `${inboxPath}/${mail.id}/attachments/${index}`,
    })),
  };
}
