import { define } from '../define.ts';
import { IsoloirNotice } from './notice.ts';

define('isoloir-notice', IsoloirNotice);
