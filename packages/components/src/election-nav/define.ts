import { define } from '../define.ts';
import '../status-pill/define.ts';
import { IsoloirElectionNav } from './election-nav.ts';

define('isoloir-election-nav', IsoloirElectionNav);
