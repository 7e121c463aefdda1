import { define } from '../define.ts';
import { IsoloirErrorSummary } from './error-summary.ts';

define('isoloir-error-summary', IsoloirErrorSummary);
