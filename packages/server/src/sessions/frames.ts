import { errorCatalogue, type ChatError, type LogId, type Refusal, type ServerFrame } from '@parley/protocol'

// Frames as text. Those of the hot path are put together around JSON that exists already: an event is encoded once,
// however many read it. Ids and logs need no escaping: their schemas allow letters, digits, `_`, `-` and `:` alone.

export const encode = (frame: ServerFrame): string => JSON.stringify(frame)

export const acceptedFrame = (id: string, seq: number | null): string =>
  seq === null ? `{"type":"accepted","id":"${id}"}` : `{"type":"accepted","id":"${id}","seq":${seq}}`

export const eventsFrame = (log: LogId, events: readonly string[]): string =>
  `{"type":"events","log":"${log}","events":[${events.join(',')}]}`

export const openedFrame = (log: LogId, state: string, events: readonly string[]): string =>
  `{"type":"opened","log":"${log}","state":${state},"events":[${events.join(',')}]}`

export const closedFrame = (log: LogId): string => `{"type":"closed","log":"${log}"}`

export const pageFrame = (id: string, log: LogId, events: readonly string[]): string =>
  `{"type":"page","id":"${id}","log":"${log}","events":[${events.join(',')}]}`

/** What a refusal says: code, facts, whether to try again, and the remedy. */
export function refusalOf({ code, facts, retry }: ChatError): Refusal {
  return { code, facts: { ...facts }, retry, remedy: errorCatalogue[code].remedy }
}

export const refusedFrame = (id: string | undefined, error: ChatError): string =>
  encode({ type: 'refused', ...(id !== undefined && { id }), ...refusalOf(error) })

export const goodbyeFrame = (error: ChatError): string => encode({ type: 'goodbye', ...refusalOf(error) })
