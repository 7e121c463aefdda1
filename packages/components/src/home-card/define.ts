import { define } from '../define.ts';
import { IsoloirHomeCard } from './home-card.ts';

define('isoloir-home-card', IsoloirHomeCard);
