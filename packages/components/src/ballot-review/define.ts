import { define } from '../define.ts';
import { IsoloirBallotReview } from './ballot-review.ts';

define('isoloir-ballot-review', IsoloirBallotReview);
