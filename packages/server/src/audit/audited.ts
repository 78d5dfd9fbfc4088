import type { ContactId, InteractionEvent, LoggedEvent } from '@parley/protocol'
import { conversationIdOf, kindOf, system } from '@parley/protocol'
import type { FedEvent } from '../store/feed.ts'
import type { NewRow } from './chain.ts'
import type { AuditEntry } from './entry.ts'

type EventNamed<Name> = Extract<InteractionEvent, { name: Name }>
type Said = Pick<AuditEntry, 'actor' | 'action' | 'objects'>
type Told = { readonly [Name in InteractionEvent['name']]?: (event: EventNamed<Name>) => Said | undefined }

const agent = (id: string) => `agent:${id}`

const asking = {
  transfer: 'ask-transfer',
  conference: 'ask-conference',
  'chat-consultation': 'ask-consultation',
  'im-consultation': 'ask-consultation',
} as const

/** Which events of interactions are in the audit log, and what of them. Only ids are taken: no names, no words. */
const told: Told = {
  'invitation-accepted': ({ body }) => ({ actor: agent(body.agentId), action: 'accept', objects: {} }),
  'colleague-invited': ({ body: { from, purpose, target, consultation } }) => ({
    actor: agent(from.agentId),
    action: asking[purpose],
    objects: { target: `${target.kind}:${target.id}`, ...(consultation !== undefined && { consultation }) },
  }),
  'transfer-accepted': ({ body }) => ({ actor: agent(body.agentId), action: 'transfer', objects: {} }),
  'conference-accepted': ({ body }) => ({ actor: agent(body.agentId), action: 'conference', objects: {} }),
  'consultation-accepted': ({ body }) => ({ actor: agent(body.agentId), action: 'consultation', objects: {} }),
  'coaching-started': ({ body: { from, to, consultation } }) => ({
    actor: agent(from.agentId),
    action: 'coach',
    objects: { agent: to.agentId, consultation },
  }),
  'supervisor-joined': ({ body }) => ({ actor: agent(body.agentId), action: 'join', objects: {} }),
  'interaction-taken': ({ body }) => ({ actor: agent(body.agentId), action: 'take-over', objects: {} }),
  'party-left': ({ body: { agentId, removedBy, removedById } }) =>
    removedBy === undefined
      ? undefined
      : {
          // Events of older servers know the name alone.
          actor: removedById === undefined ? 'unknown' : agent(removedById),
          action: 'delete-from-conference',
          objects: { agent: agentId },
        },
  'part-done': ({ by, body }) =>
    by === system ? undefined : { actor: agent(body.agentId), action: 'mark-done', objects: {} },
  // What is done by itself was done by nobody.
  'interaction-done': ({ body: { agentId } }) =>
    agentId === undefined ? undefined : { actor: agent(agentId), action: 'mark-done', objects: {} },
  'interaction-erased': ({ by }) => ({ actor: by === system ? by : agent(by), action: 'erase', objects: {} }),
  'contact-assigned': ({ by, body: { contact } }) => ({
    actor: agent(by),
    action: 'contact-assign',
    objects: contact ? { contact: contact.id satisfies ContactId } : {},
  }),
}

/** Most events are messages and read marks: nothing is made of them. */
const named = new RegExp(`"name":"(?:${Object.keys(told).join('|')})"`)

/** The row that an event makes, if it makes one. Pure: the same one whenever it is asked. */
export function auditedIn({ log, json }: FedEvent): NewRow | undefined {
  if (kindOf(log) !== 'interaction' || !named.test(json)) return undefined
  const event = JSON.parse(json) as LoggedEvent
  const tell = Object.hasOwn(told, event.name) ? told[event.name as keyof Told] : undefined
  const said = tell?.(event as never)
  if (!said) return undefined
  const { actor, action, objects } = said
  const conversation = conversationIdOf(log)
  return {
    source: `${log} ${event.seq}`,
    entry: {
      at: event.at,
      actor,
      action,
      objects: { conversation, ...objects },
      origin: null,
      address: null,
      result: 'ok',
    },
  }
}
