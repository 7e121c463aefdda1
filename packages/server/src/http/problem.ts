import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { errorCatalogue, type ErrorCode, type Failure, type Outcome } from '../errors.ts';
import { loggedError } from '../logged-error.ts';
import { isUnavailable, isUnstorableText } from '../store/failures.ts';
import type { Problem } from './schemas/common.ts';

/** An expected failure on its way out of a route; the error handler answers it. */
export class HttpFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The value of an outcome; a failed one leaves the route as a problem. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new HttpFailure(outcome.error);
  return outcome.value;
}

/** The RFC 9457 body of a failure. `instance` is the request's id, found again in the log. */
export function problemOf(failure: Failure, instance: string): Problem {
  const { status, title } = errorCatalogue[failure.code];
  return {
    type: `urn:isoloir:error:${failure.code}`,
    title,
    status,
    code: failure.code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    instance: `urn:isoloir:request:${instance}`,
    ...(failure.signedAt === undefined ? {} : { signedAt: failure.signedAt.toISOString() }),
    ...(failure.newRun === undefined ? {} : { newRun: failure.newRun }),
    ...(failure.robotChallenge === undefined ? {} : { robotChallenge: failure.robotChallenge }),
    ...(failure.fields === undefined ? {} : { fields: [...failure.fields] }),
  };
}

const codeOfFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request-invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request-invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request-invalid',
  FST_ERR_VALIDATION: 'request-invalid',
};

/** Seconds after which it is worth asking again when the database did not answer. */
const retryAfter = 2;

function failureOf(error: FastifyError | HttpFailure): Failure | undefined {
  if (error instanceof HttpFailure) return error.failure;
  const code = codeOfFastify[error.code];
  if (code !== undefined) return { code, detail: error.message };
  if (isUnstorableText(error)) return { code: 'request-invalid', detail: 'A text holds a null character.' };
  const isClientError = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return isClientError ? { code: 'request-invalid' } : undefined;
}

/**
 * Answers every error of a route: expected ones with their code, surprises as `internal-error` with a log entry; a database
 * that does not answer now as `service-unavailable`.
 */
export function answerError(
  error: FastifyError | HttpFailure,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  let failure = failureOf(error);
  if (failure === undefined) {
    const away = isUnavailable(error);
    request.log.error(
      { err: loggedError(error) },
      away ? 'the database does not answer' : 'unexpected error',
    );
    failure = away ? { code: 'service-unavailable', retryAfter } : { code: 'internal-error' };
  }
  if (failure.retryAfter !== undefined) void reply.header('retry-after', String(failure.retryAfter));
  return reply
    .code(errorCatalogue[failure.code].status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(failure, request.id)));
}
