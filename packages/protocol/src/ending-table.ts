import type { Interaction } from './interaction.ts'

/** Where an interaction stands. */
export type Standing = Interaction['status']

/** What can happen to it that may end something. */
export type Happening =
  | 'agent-ends'
  | 'contact-leaves'
  | 'contact-writes'
  | 'silence'
  | 'agent-lost'
  | 'agent-accepts'
  | 'agent-rejoins'
  | 'mark-done'
  | 'time-over'

/** What a site decides about it. */
export interface EndingRules {
  readonly asynchronous: boolean
}

type Leads = Standing | ((rules: EndingRules) => Standing)

/**
 * Who may do what, and where it leads: one table, for the server's handlers, for what the desk offers, and for tests ([END1]).
 * What is missing is refused, or happens to nothing.
 */
const table: { readonly [From in Standing]: { readonly [What in Happening]?: Leads } } = {
  'with-bot': { 'contact-leaves': 'ended', 'contact-writes': 'with-bot', silence: 'ended' },
  queued: {
    'contact-leaves': 'ended',
    'contact-writes': 'queued',
    'agent-accepts': 'handled',
    'agent-rejoins': 'handled',
  },
  handled: {
    'agent-ends': ({ asynchronous }) => (asynchronous ? 'parked' : 'ended'),
    'contact-leaves': 'ended',
    'contact-writes': 'handled',
    silence: 'ended',
    'agent-lost': 'queued',
  },
  parked: {
    'contact-leaves': 'ended',
    'contact-writes': 'queued',
    'agent-rejoins': 'handled',
    'mark-done': 'done',
  },
  ended: { 'mark-done': 'done', 'time-over': 'done' },
  done: {},
}

/** Where a happening leads from here; nothing where it cannot happen. */
export function leadsTo(from: Standing, what: Happening, rules: EndingRules): Standing | undefined {
  const leads = table[from][what]
  return typeof leads === 'function' ? leads(rules) : leads
}

/** Whether it can happen from here, whatever the site decides. */
export const canHappen = (from: Standing, what: Happening): boolean => table[from][what] !== undefined
