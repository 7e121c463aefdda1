import '@isoloir/components/notice/define.js';
import { define } from '@isoloir/components/parts.js';
import { IsoloirWidgetGoVote } from './go-vote.ts';

define('isoloir-widget-go-vote', IsoloirWidgetGoVote);
