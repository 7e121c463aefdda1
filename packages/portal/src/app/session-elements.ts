import '@isoloir/components/closing-notice/define.js';
import '@isoloir/components/session-warning/define.js';

// What every page of a voter who is signed in has around it.
