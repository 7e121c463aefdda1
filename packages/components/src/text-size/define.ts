import { define } from '../define.ts';
import { IsoloirTextSize } from './text-size.ts';

define('isoloir-text-size', IsoloirTextSize);
