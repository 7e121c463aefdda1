import { define } from '../define.ts';
import { IsoloirSubSteps } from './sub-steps.ts';

define('isoloir-sub-steps', IsoloirSubSteps);
