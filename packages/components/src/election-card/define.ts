import { define } from '../define.ts';
import '../status-pill/define.ts';
import { IsoloirElectionCard } from './election-card.ts';

define('isoloir-election-card', IsoloirElectionCard);
