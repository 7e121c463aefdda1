import { define } from '../define.ts';
import { IsoloirListReview } from './list-review.ts';

define('isoloir-list-review', IsoloirListReview);
