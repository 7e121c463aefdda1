import { define } from '../define.ts';
import '../error-summary/define.ts';
import { IsoloirVerificationCheck } from './verification-check.ts';

define('isoloir-verification-check', IsoloirVerificationCheck);
