import type { FastifyBaseLogger } from 'fastify';
import { minutesAfter, type Clock } from '../clock.ts';
import { maskAddress } from '../contact-data/email-address.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Mail, Settlement } from '../store/outbox.ts';
import type { Rooms, Store } from '../store/store.ts';
import { textsOf } from '../texts.ts';
import { attachmentContext, documentName } from './attachment.ts';
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

/** Sends what is in the outbox. Any number of workers may run over one store. */
export interface MailWorker {
  /** Tries every mail whose time has come; says how many attempts that were. */
  runOnce(): Promise<number>;
  /** Goes on doing so until stopped. */
  start(): void;
  /** Resolves when the attempt under way has ended. */
  stop(): Promise<void>;
}

/** Attempts for one mail; with the waits between them they take about a day. */
export const mostAttempts = 10;

/** Minutes to wait after the n-th attempt, counted from 1: four times longer each time, at most four hours. */
export function minutesToWait(attempt: number): number {
  return Math.min(4 ** (attempt - 1), 240);
}

// A worker that dies in an attempt leaves its mail to others after this time. The mail may then go out twice.
const leaseMinutes = 5;
const atOnce = 5;
const pauseMilliseconds = 2_000;

/** A worker over the outbox. */
export function createMailWorker(context: MailWorkerContext): MailWorker {
  const { store, clock, logger } = context;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const runOnce = async (): Promise<number> => {
    let attempts = 0;
    for (;;) {
      const mails = stopped ? [] : await store.outbox.due(clock(), atOnce);
      if (mails.length === 0) return attempts;
      attempts += mails.length;
      await Promise.all(mails.map((mail) => attempt(context, mail)));
    }
  };
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = runOnce()
        .catch((error: unknown) => {
          if (logger !== false) logger.error({ err: error }, 'the outbox could not be worked on');
        })
        .then(next);
    }, pauseMilliseconds);
  };
  return {
    runOnce,
    start: next,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
      context.transport.close();
    },
  };
}

async function attempt(context: MailWorkerContext, mail: Mail): Promise<void> {
  const { store, clock, transport, logger } = context;
  if (!(await store.outbox.claim(mail, minutesAfter(clock(), leaseMinutes)))) return;
  const attempts = mail.attempts + 1;
  if (attempts > mostAttempts) {
    // Each attempt before this one ended with its worker.
    await settle(context, mail, { state: 'failed', reason: 'interrupted too often' });
    return;
  }
  const delivery = await transport.send(await messageOf(context, mail));
  if (delivery.ok) {
    await settle(context, mail, { state: 'sent' });
    return;
  }
  const { permanent, reason } = delivery;
  // The server's own words stay in the store: they may name people in ways that no mask finds.
  if (logger !== false) logger.warn({ kind: mail.kind, attempts, permanent }, 'a mail was not delivered');
  if (permanent || attempts >= mostAttempts) await settle(context, mail, { state: 'failed', reason });
  else await store.outbox.putOff(mail.id, minutesAfter(clock(), minutesToWait(attempts)), reason);
}

/** Ends a mail and deletes its documents, in one transaction. */
async function settle(
  { store, clock }: MailWorkerContext,
  { id, address }: Mail,
  end: Pick<Settlement, 'state' | 'reason'>,
): Promise<void> {
  const settlement = { ...end, at: clock(), maskedAddress: maskAddress(address) };
  await store.transaction(({ outbox }) => outbox.settle(id, settlement));
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
  const body = await letters[mail.kind]({ rooms: store, mail, frame, t, documents });
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
