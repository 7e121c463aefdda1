import { define } from '../define.ts';
import '../error-summary/define.ts';
import { IsoloirContactDataForm } from './contact-data-form.ts';

define('isoloir-contact-data-form', IsoloirContactDataForm);
