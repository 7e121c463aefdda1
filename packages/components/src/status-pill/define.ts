import { define } from '../define.ts';
import { IsoloirStatusPill } from './status-pill.ts';

define('isoloir-status-pill', IsoloirStatusPill);
