import { define } from '../define.ts';
import '../error-summary/define.ts';
import { IsoloirEmailConfirmations } from './email-confirmations.ts';

define('isoloir-email-confirmations', IsoloirEmailConfirmations);
