/** Whether two plain values differ in what they hold: the same data in a new object are no change to a form. */
export function differs(value: unknown, old: unknown): boolean {
  return JSON.stringify(value) !== JSON.stringify(old);
}
