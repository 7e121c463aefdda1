import { define } from '../define.ts';
import { IsoloirBallotGrid } from './ballot-grid.ts';

define('isoloir-ballot-grid', IsoloirBallotGrid);
