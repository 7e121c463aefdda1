import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { inGroups } from '../in-groups.ts';
import { createOutboxWorker, type OutboxWorker } from '../outbox/worker.ts';
import { maskMobile } from '../roll/read-number.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Sms } from '../store/outbox.ts';
import type { SmsKind } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { textsOf } from '../texts.ts';
import type { SmsGateway } from './gateway.ts';

/** What a worker works on. */
export interface SmsWorkerContext {
  readonly store: Store;
  readonly attachmentBox: SecretBox;
  readonly clock: Clock;
  readonly gateway: SmsGateway;
  readonly logger: Pick<FastifyBaseLogger, 'warn' | 'error'> | false;
}

/** A worker over the outbox of SMS. */
export function createSmsWorker(context: SmsWorkerContext): OutboxWorker {
  const { store, clock, gateway, logger } = context;
  return createOutboxWorker<SmsKind>({
    store,
    clock,
    logger,
    carrier: {
      name: 'sms',
      queue: ({ smsOutbox }) => smsOutbox,
      deliver: async (sms) => gateway.send({ id: sms.id, to: sms.address, text: await textOf(context, sms) }),
      mask: maskMobile,
      close: () => undefined,
    },
  });
}

/** What ties what an SMS alone tells to it. */
export function smsContext(id: string): string {
  return JSON.stringify(['sms', id]);
}

/** The text, written when it is sent: plain characters, so that it goes as one SMS wherever possible. */
async function textOf({ store, attachmentBox }: SmsWorkerContext, sms: Sms): Promise<string> {
  const consultation = await store.consultations.find(sms.consultation);
  if (consultation === undefined || sms.sealed === null) {
    throw new Error(`SMS ${sms.id} tells of something that is gone`);
  }
  const { organisation } = readStoredDefinition(consultation.definition);
  const password = Buffer.from(attachmentBox.open(smsContext(sms.id), sms.sealed)).toString('utf8');
  return textsOf('sms', sms.language)(sms.kind, {
    organisation: organisation[sms.language],
    password: inGroups(password),
  });
}
