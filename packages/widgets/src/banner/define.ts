import '@isoloir/components/election-banner/define.js';
import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetBanner } from './banner.ts';

define('isoloir-widget-banner', IsoloirWidgetBanner);
