/** Registers every element of the package. To register one only, import its own `define.ts`. */
export {};
