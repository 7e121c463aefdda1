import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import { plainNumber } from '../../roll/read-number.ts';
import { queueLink } from '../links.ts';
import type { RequestHandler } from './handler.ts';
import { hadEnough } from './often.ts';

const checkTyped = Compile(Type.Object({ number: Type.String() }));

/** Sends a new single-use link to the known e-mail address of whoever has this professional number. */
export const linkRequest: RequestHandler = async ({ store, attachmentBox }, consultation, given) => {
  const { number } = checkTyped.Parse(given);
  const access = await store.access.findByNumber(consultation, plainNumber(number));
  const voter = await store.roll.find(access?.voter ?? '');
  const stored = await store.consultations.find(consultation);
  return async (rooms, now) => {
    if (voter === undefined || stored === undefined) return;
    if (await hadEnough(rooms.outbox, voter, 'access-link', now)) return;
    await queueLink(rooms, attachmentBox, {
      voter,
      definition: readStoredDefinition(stored.definition),
      now,
    });
  };
};
