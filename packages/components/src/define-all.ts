/** Registers every element of the package. To register one only, import its own `define.ts`. */
import './ballot-grid/define.ts';
