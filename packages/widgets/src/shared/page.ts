import { followPageLanguage } from '@isoloir/components';

let follows = false;

/** From the first widget on, the language of the page is that of all of them, as it changes. */
export function followPageOnce(): void {
  if (follows) return;
  follows = true;
  followPageLanguage();
}
