import '../copy-button/define.ts';
import { define } from '../define.ts';
import { IsoloirVerificationCode } from './verification-code.ts';

define('isoloir-verification-code', IsoloirVerificationCode);
