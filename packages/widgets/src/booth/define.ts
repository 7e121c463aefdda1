import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirBooth } from './booth.ts';

define('isoloir-booth', IsoloirBooth);
