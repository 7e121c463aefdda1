import type { Consultation } from '@isoloir/api-client';
import type { AccessField } from './read-typed.ts';

/** What voters type themselves beside what a way in proves: as the consultation wants it, whichever way they come. */
export function ownParts(
  { signIn }: Pick<Consultation, 'signIn'>,
  way: 'key' | 'password',
): readonly AccessField[] {
  const orderNumber =
    way === 'key' ? signIn.openIdConnect?.withOrderNumber === true : signIn.passwordWithOrderNumber;
  return [...(orderNumber ? (['orderNumber'] as const) : []), ...(signIn.token ? (['token'] as const) : [])];
}
