import { define } from '../define.ts';
import { IsoloirStepBreadcrumb } from './step-breadcrumb.ts';

define('isoloir-step-breadcrumb', IsoloirStepBreadcrumb);
