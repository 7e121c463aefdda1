import { Type } from 'typebox';
import type { ConsultationDefinition } from '../../definition/definition.ts';
import type { Outcome } from '../../errors.ts';
import { failure } from '../../errors.ts';
import { openConsultation, type EnteredConsultation, type Moment } from '../../sign-in/open-consultation.ts';
import type { HttpContext } from '../context.ts';

/** The path of whatever belongs to one consultation. */
export const ConsultationPath = Type.Object({ consultation: Type.String({ maxLength: 100 }) });

/** What every way to sign in, or to ask for what it takes, may be refused with. */
export const signInRefusals = [
  'request-invalid',
  'origin-refused',
  'consultation-unknown',
  'sign-in-way-not-offered',
  'sign-in-closed',
  'too-many-requests',
  'robot-check-missing',
  'robot-check-failed',
  'robot-check-used',
] as const;

/** A consultation that voters may sign in to now, where it offers something. */
export async function offeredIn(
  { store, clock }: HttpContext,
  id: string,
  offers: (signIn: ConsultationDefinition['signIn']) => boolean,
  moment?: Moment,
): Promise<Outcome<EnteredConsultation>> {
  const open = await openConsultation(store, id, clock(), moment);
  return open.ok && !offers(open.value.definition.signIn) ? failure('sign-in-way-not-offered') : open;
}
