/** A code as people read it in a mail or an SMS: groups of four, joined by hyphens, which do not matter when typed. */
export function inGroups(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}
