import { define } from '../define.ts';
import { IsoloirProfile } from './profile.ts';

define('isoloir-profile', IsoloirProfile);
