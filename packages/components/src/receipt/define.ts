import '../copy-button/define.ts';
import { define } from '../define.ts';
import { IsoloirReceipt } from './receipt.ts';

define('isoloir-receipt', IsoloirReceipt);
