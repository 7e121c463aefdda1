/** Style sheets that Vite puts on the page. */
declare module '*.css';
