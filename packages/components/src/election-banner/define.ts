import { define } from '../define.ts';
import { IsoloirElectionBanner } from './election-banner.ts';

define('isoloir-election-banner', IsoloirElectionBanner);
