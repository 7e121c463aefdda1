import { define } from '../define.ts';
import { IsoloirLanguage } from './language.ts';

define('isoloir-language', IsoloirLanguage);
