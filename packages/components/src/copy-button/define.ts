import { define } from '../define.ts';
import { IsoloirCopyButton } from './copy-button.ts';

define('isoloir-copy-button', IsoloirCopyButton);
