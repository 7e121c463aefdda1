/** What the log holds of a surprise. */
interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

/**
 * What may be logged of a surprise: what it is and where it comes from. Not what else a driver hangs on its errors:
 * PostgreSQL tells the very values that did not fit, and those may be a voter's.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const { name, message, stack } = error;
  const code: unknown = Reflect.get(error, 'code');
  return {
    name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(stack === undefined ? {} : { stack }),
  };
}
