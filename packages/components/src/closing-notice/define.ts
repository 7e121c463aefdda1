import { define } from '../define.ts';
import '../notice/define.ts';
import { IsoloirClosingNotice } from './closing-notice.ts';

define('isoloir-closing-notice', IsoloirClosingNotice);
