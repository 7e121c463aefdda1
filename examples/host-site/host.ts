import '@isoloir/components/election-banner/define.js';
import { setLocale } from '@isoloir/components';

// All that a host site needs beside the tag: the element, and the language of its own page.
await setLocale(document.documentElement.lang === 'nl' ? 'nl' : 'fr');
