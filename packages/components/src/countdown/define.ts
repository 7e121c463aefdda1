import { define } from '../define.ts';
import { IsoloirCountdown } from './countdown.ts';

define('isoloir-countdown', IsoloirCountdown);
