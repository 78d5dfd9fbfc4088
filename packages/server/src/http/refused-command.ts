import { type ChatError, type ErrorCode, errorCatalogue } from '@parley/protocol'
import type { FastifyReply } from 'fastify'

/** What each refusal is in HTTP. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'unknown-command': 400,
  'hello-first': 400,
  'hello-again': 400,
  'hello-too-late': 408,
  unauthorized: 401,
  'token-expired': 401,
  'client-too-old': 400,
  'unknown-site': 404,
  'identity-required': 403,
  'identity-off': 403,
  'identity-changed': 401,
  'origin-not-allowed': 403,
  'not-found': 404,
  'not-allowed': 403,
  'conversation-exists': 409,
  'conversation-ended': 409,
  'conversation-open': 409,
  parked: 409,
  'not-parked': 409,
  'rating-off': 403,
  'already-rated': 409,
  'invitation-gone': 409,
  'target-unavailable': 409,
  'already-in': 409,
  'consultation-open': 409,
  'already-done': 409,
  'disposition-missing': 409,
  'disposition-unknown': 400,
  'message-too-long': 400,
  'message-empty': 400,
  'message-not-allowed': 400,
  'choice-closed': 409,
  'choice-invalid': 400,
  'bot-listens': 409,
  'no-bot': 409,
  'command-conflict': 409,
  'too-many-commands': 429,
  'too-many-sockets': 429,
  'files-not-allowed': 403,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-refused': 415,
  'file-type-mismatch': 415,
  'file-refused': 422,
  'file-damaged': 422,
  'too-many-files': 429,
  'contact-changed': 409,
  'contact-invalid': 422,
  'form-invalid': 422,
  'case-data-fixed': 403,
  'case-data-invalid': 422,
  'too-many-notes': 409,
  quota: 429,
  'wrong-offset': 409,
  'address-expired': 410,
  'log-gap': 409,
  'reads-too-slowly': 503,
  'going-away': 503,
  unavailable: 503,
}

/** Answers with a refusal of the catalogue: its code, its remedy, its facts, and when to try again. */
export function sendRefusal(reply: FastifyReply, { code, facts }: ChatError): FastifyReply {
  const { retryAfterMs } = facts
  if (typeof retryAfterMs === 'number') reply.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
  if (statuses[code] === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(statuses[code]).send({ error: code, remedy: errorCatalogue[code].remedy, ...facts })
}
