import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import { maskAddress } from '../contact-data/email-address.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { createOutboxWorker, type OutboxWorker } from '../outbox/worker.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Mail } from '../store/outbox.ts';
import type { MailKind } from '../store/schema.ts';
import type { Rooms, Store } from '../store/store.ts';
import { textsOf } from '../texts.ts';
import { attachmentContext, documentName, mailSecretContext } from './attachment.ts';
import { writeLetter, type LetterFrame } from './letter.ts';
import { letters } from './letters/letters.ts';
import type { MailTransport, Message } from './transport.ts';

/** What a worker works on. */
export interface MailWorkerContext {
  readonly store: Store;
  readonly attachmentBox: SecretBox;
  readonly clock: Clock;
  readonly transport: MailTransport;
  readonly publicOrigin: string;
  readonly logger: Pick<FastifyBaseLogger, 'warn' | 'error'> | false;
}

/** A worker over the outbox of mails. */
export function createMailWorker(context: MailWorkerContext): OutboxWorker {
  const { store, clock, transport, logger } = context;
  return createOutboxWorker<MailKind>({
    store,
    clock,
    logger,
    carrier: {
      name: 'mail',
      queue: ({ outbox }) => outbox,
      deliver: async (mail) => transport.send(await messageOf(context, mail)),
      mask: maskAddress,
      close: () => transport.close(),
    },
  });
}

/** The mail as it goes out, written when it is sent. */
async function messageOf(
  { store, attachmentBox, publicOrigin }: MailWorkerContext,
  mail: Mail,
): Promise<Message> {
  const { consultation, voter } = await addresseeOf(store, mail);
  const { organisation, title, support, period } = readStoredDefinition(consultation.definition);
  const sealed = await store.outbox.attachments(mail.id);
  const attachments = sealed.map((attachment) => ({
    name: documentName(attachment.name),
    content: attachmentBox.open(attachmentContext(mail.id, attachment.name), attachment.sealed),
  }));
  const t = textsOf('mail', mail.language);
  const frame: LetterFrame = {
    language: mail.language,
    name: voter.name,
    consultation: title,
    organisation,
    timeZone: period.timeZone,
    support,
    portal: `${publicOrigin}/${consultation.id}/`,
  };
  const documents = attachments.map(({ name }) => name);
  const secret =
    mail.sealed === null
      ? ''
      : Buffer.from(attachmentBox.open(mailSecretContext(mail.id), mail.sealed)).toString('utf8');
  const body = await letters[mail.kind]({ rooms: store, mail, frame, t, documents, secret });
  return {
    id: mail.id,
    fromName: organisation[mail.language],
    to: mail.address,
    ...(support.email === undefined ? {} : { replyTo: support.email }),
    language: mail.language,
    ...writeLetter(frame, body),
    attachments: attachments.map(({ name, content }) => ({ fileName: t(`fileNames.${name}`), content })),
  };
}

async function addresseeOf(rooms: Rooms, mail: Mail) {
  const consultation = await rooms.consultations.find(mail.consultation);
  const voter = await rooms.roll.find(mail.voter);
  if (consultation === undefined || voter === undefined) {
    throw new Error(`Mail ${mail.id} is for somebody who is gone`);
  }
  return { consultation, voter };
}
