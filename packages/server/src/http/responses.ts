import { errorCatalogue, type ErrorCode } from '../errors.ts';
import { Problem } from './schemas/common.ts';

interface ProblemResponse {
  readonly description: string;
  readonly content: { readonly 'application/problem+json': { readonly schema: typeof Problem } };
}

/** The problems that a route may answer, by status, with their codes named in the description. */
export function problems(...codes: readonly ErrorCode[]): Record<number, ProblemResponse> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, itsCodes]) => [
      status,
      { description: itsCodes.join(', '), content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
}
