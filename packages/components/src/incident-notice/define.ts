import { define } from '../define.ts';
import '../notice/define.ts';
import { IsoloirIncidentNotice } from './incident-notice.ts';

define('isoloir-incident-notice', IsoloirIncidentNotice);
