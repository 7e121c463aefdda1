/// <reference types="vite/types/importMeta.d.ts" />
/** Style sheets that Vite puts on the page. */
declare module '*.css';
