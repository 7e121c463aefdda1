import { define } from '../define.ts';
import { IsoloirTurnout } from './turnout.ts';

define('isoloir-turnout', IsoloirTurnout);
