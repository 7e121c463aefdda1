import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetTurnout } from './turnout.ts';

define('isoloir-widget-turnout', IsoloirWidgetTurnout);
