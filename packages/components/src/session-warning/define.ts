import { define } from '../define.ts';
import { IsoloirSessionWarning } from './session-warning.ts';

define('isoloir-session-warning', IsoloirSessionWarning);
