import '../copy-button/define.ts';
import { define } from '../define.ts';
import { IsoloirVoteAsCast } from './vote-as-cast.ts';

define('isoloir-vote-as-cast', IsoloirVoteAsCast);
