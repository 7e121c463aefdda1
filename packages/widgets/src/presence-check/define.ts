import '@isoloir/components/field/define.js';
import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetPresenceCheck } from './presence-check.ts';

define('isoloir-widget-presence-check', IsoloirWidgetPresenceCheck);
