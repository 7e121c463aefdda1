import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetCandidates } from './candidates.ts';

define('isoloir-widget-candidates', IsoloirWidgetCandidates);
