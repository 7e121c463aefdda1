/** The manifest of all elements, which main.ts makes. */
declare module 'virtual:isoloir-elements' {
  const manifest: unknown;
  export default manifest;
}
