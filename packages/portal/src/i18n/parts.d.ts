/** A part of the texts of a language: the build leaves the other part out; elsewhere it is the whole. */
declare module '*.json?first' {
  const texts: Readonly<Record<string, unknown>>;
  export default texts;
}

declare module '*.json?pages' {
  const texts: Readonly<Record<string, unknown>>;
  export default texts;
}
