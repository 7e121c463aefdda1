import { define } from '../define.ts';
import { IsoloirDocumentDownload } from './document-download.ts';

define('isoloir-document-download', IsoloirDocumentDownload);
