/** Registers every widget of the package. To register one only, import its own `define.ts`. */
import './banner/define.ts';
import './booth/define.ts';
import './candidates/define.ts';
import './countdown/define.ts';
import './go-vote/define.ts';
import './presence-check/define.ts';
import './results/define.ts';
import './turnout/define.ts';
