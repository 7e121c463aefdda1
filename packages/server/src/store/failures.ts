/** What the database says of a failure, in the words of SQLite or PostgreSQL; undefined where it is none of theirs. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// PostgreSQL: serialization failure and deadlock, both of which leave no trace.
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Whether a transaction met another one and left no trace: it can be run again. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && conflicts.has(code);
}

/**
 * Codes of a database that can not answer now and may later. SQLite: busy, full, reading or writing failed. PostgreSQL's
 * classes: connection (08), out of resources (53), stopping or starting (57P), lock not to be had (55P03), or too many
 * conflicts.
 */
const unavailable = /^(SQLITE_(BUSY|FULL|IOERR|CANTOPEN)|08|53|57P0|55P03|40001|40P01)/;

// What Node says of a connection, to a socket's file too; of other files the same codes mean something else.
const connectionFailure =
  /^(connect|read|write|getaddrinfo) (ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;

// What the driver says without a code; and Node, of a connection that the database has ended, without naming the call.
const withoutCode =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|This socket has been ended by the other party)/;

/** Whether a failure says that the database can not answer now: whoever asked does best to ask again. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && error instanceof Error && 'syscall' in error) {
    return connectionFailure.test(`${String(error.syscall)} ${code}`);
  }
  if (code !== undefined && unavailable.test(code)) return true;
  return error instanceof Error && withoutCode.test(error.message);
}

/** Whether a failure says that a text holds what no text may hold in PostgreSQL, a null character. */
export function isUnstorableText(error: unknown): boolean {
  return codeOf(error) === '22021';
}
