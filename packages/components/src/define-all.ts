/** Registers every element of the package. To register one only, import its own `define.ts`. */
import './ballot-grid/define.ts';
import './ballot-review/define.ts';
import './copy-button/define.ts';
import './error-summary/define.ts';
import './language/define.ts';
import './notice/define.ts';
import './receipt/define.ts';
import './status-pill/define.ts';
import './step-breadcrumb/define.ts';
import './text-size/define.ts';
