import { define } from '../define.ts';
import { IsoloirListBallot } from './list-ballot.ts';

define('isoloir-list-ballot', IsoloirListBallot);
