import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetResults } from './results.ts';

define('isoloir-widget-results', IsoloirWidgetResults);
