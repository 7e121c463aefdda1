import { define } from '../define.ts';
import { IsoloirUserMenu } from './user-menu.ts';

define('isoloir-user-menu', IsoloirUserMenu);
