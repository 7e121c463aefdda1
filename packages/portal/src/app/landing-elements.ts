import '@isoloir/components/election-nav/define.js';
import '@isoloir/components/user-menu/define.js';

// What the pages of a voter have around them where the consultation has a landing page.
