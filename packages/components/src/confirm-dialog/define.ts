import { define } from '../define.ts';
import { IsoloirConfirmDialog } from './confirm-dialog.ts';

define('isoloir-confirm-dialog', IsoloirConfirmDialog);
