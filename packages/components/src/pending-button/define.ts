import { define } from '../define.ts';
import { IsoloirPendingButton } from './pending-button.ts';

define('isoloir-pending-button', IsoloirPendingButton);
