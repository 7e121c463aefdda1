import { define } from '../define.ts';
import '../error-summary/define.ts';
import { IsoloirSignatureProof } from './signature-proof.ts';

define('isoloir-signature-proof', IsoloirSignatureProof);
