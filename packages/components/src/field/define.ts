import { define } from '../define.ts';
import { IsoloirField } from './field.ts';

define('isoloir-field', IsoloirField);
