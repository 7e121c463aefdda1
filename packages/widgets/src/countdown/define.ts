import '@isoloir/components/countdown/define.js';
import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetCountdown } from './countdown.ts';

define('isoloir-widget-countdown', IsoloirWidgetCountdown);
