import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Names the content of an answer by a tag, and has whoever keeps it ask each time whether it is the same; whether the asker
 * has it already, so that 304 is enough.
 */
export function hasAlready(
  request: Pick<FastifyRequest, 'headers'>,
  reply: Pick<FastifyReply, 'header'>,
  tag: string,
): boolean {
  reply.header('etag', `"${tag}"`);
  reply.header('cache-control', 'no-cache');
  const known = request.headers['if-none-match'] ?? '';
  return known
    .split(',')
    .map((one) => one.trim())
    .some((one) => one === '*' || one.replace(/^W\//, '') === `"${tag}"`);
}
