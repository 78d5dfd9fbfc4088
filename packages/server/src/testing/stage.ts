import {
  ChatError,
  emptyConversation,
  emptyInteraction,
  kindOf,
  type CommandBody,
  type Conversation,
  type Interaction,
  type LoggedEvent,
} from '@parley/protocol'
import { defaultSiteSettings, type CoreSiteSettings } from '../core-settings.ts'
import { standingOf, type Actor } from '../deciding/actor.ts'
import type { Team } from '../deciding/team.ts'
import { allPermissions } from '../deciding/permit.ts'
import type { ConversationCommand, Handler } from '../deciding/handle.ts'
import { handlers } from '../features/index.ts'
import { issueInvitation } from '../features/invitations.ts'
import { attempt } from '../log/attempt.ts'
import type { Folded } from '../log/folded.ts'
import type { NewEvent, Work } from '../log/work.ts'
import { deadlinesOf } from '../routing/deadlines.ts'

export const grace: Actor = { role: 'contact', id: 'G'.repeat(22), site: 'shop' }
export const mallory: Actor = { role: 'contact', id: 'M'.repeat(22), site: 'shop' }
export const mira: Actor = { role: 'bot', id: 'mira', name: 'Mira' }
export const ada: Actor = {
  role: 'agent',
  id: 'ada',
  name: 'Ada Lovelace',
  nickname: null,
  permissions: allPermissions,
}
export const ben: Actor = { role: 'agent', id: 'ben', name: 'Ben', nickname: null, permissions: allPermissions }

/** Every stage begins at this time: milliseconds since 1970. */
export const nine = Date.UTC(2026, 0, 5, 9, 0)

const noWork: Work = { conversationId: 'C'.repeat(22), command: null, decide: () => ({}), settle: () => {} }

/** One conversation in which handlers decide and nothing is stored: `stage().started().accepted().does(ada, …)`. */
export class Stage {
  folded: Folded
  now = nine
  settings: CoreSiteSettings = defaultSiteSettings
  somebodyThere = true
  /** Whom colleagues can ask: Ben, whoever else was put here. */
  team: Team = teamOf(ben)
  /** How many wait before whoever comes next. */
  waiting = 0
  /** The conversation's log, by `seq`. */
  readonly events: LoggedEvent[] = []
  /** What the last step decided. */
  last: readonly NewEvent[] = []

  constructor(id = 'C'.repeat(22)) {
    this.folded = { conversation: emptyConversation(id), interaction: emptyInteraction(id), deadlines: {} }
  }

  get conversation(): Conversation {
    return this.folded.conversation
  }

  get interaction(): Interaction {
    return this.folded.interaction
  }

  /** Lets somebody wish something. @throws ChatError as the handler does. */
  does<Name extends ConversationCommand>(
    actor: Actor,
    name: Name,
    body: CommandBody<Name>,
    latest: Conversation | null = null,
  ): this {
    const { now, conversation, interaction, settings, somebodyThere } = this
    const handler = handlers[name] as Handler<CommandBody<Name>>
    const standing = standingOf(actor, interaction)
    return this.happens(
      handler({
        now,
        actor,
        standing,
        conversation,
        interaction,
        body,
        settings,
        latest,
        original: this.events[(body as { message?: number }).message ?? -1] ?? null,
        somebodyThere: () => somebodyThere,
        team: this.team,
        placeInQueue: () => this.waiting + 1,
      }),
    )
  }

  /** Folds what was decided elsewhere. */
  happens(events: readonly NewEvent[]): this {
    this.last = events
    const due = (folded: Folded) => deadlinesOf(folded, this.settings)
    const made = attempt(noWork, { events }, { before: this.folded, latest: null, now: this.now, deadlinesOf: due })
    this.folded = made.after!
    for (const { log, seq, json } of made.write.events)
      if (kindOf(log) === 'conversation') this.events[seq] = JSON.parse(json) as LoggedEvent
    return this
  }

  later(ms: number): this {
    this.now += ms
    return this
  }

  started(name = 'Grace'): this {
    return this.does(grace, 'start-conversation', { message: { kind: 'text', text: 'Hello?' }, name })
  }

  invited(agent: Actor = ada): this {
    const { interaction, now, settings } = this
    return this.happens(issueInvitation(interaction, { agentId: agent.id, now, settings }))
  }

  accepted(agent: Actor = ada): this {
    return this.invited(agent).does(agent, 'accept-invitation', { invitation: this.interaction.invitation!.seq })
  }

  says(actor: Actor, text: string): this {
    return this.does(actor, 'send-message', { message: { kind: 'text', text } })
  }

  ended(): this {
    return this.does(ada, 'end-conversation', {})
  }
}

/** A team of which everybody is free, in this order, and which is called what it is asked for. */
export const teamOf = (...agents: readonly Actor[]): Team => {
  const people = agents.flatMap((agent) => ('name' in agent ? [{ agentId: agent.id, name: agent.name }] : []))
  return {
    nameOf: ({ kind, id }) => (kind === 'agent' ? people.find(({ agentId }) => agentId === id)?.name : id),
    pick: ({ kind, id }, { except }) =>
      people.find(({ agentId }) => (kind === 'agent' ? agentId === id : !except.has(agentId))) ??
      (kind === 'agent' ? 'offline' : 'nobody'),
  }
}

export const stage = () => new Stage()

/** The code with which a step is refused; nothing when it is not. */
export function refusal(step: () => unknown): string | undefined {
  try {
    step()
    return undefined
  } catch (error) {
    if (error instanceof ChatError) return error.code
    throw error
  }
}

export const namesOf = (events: readonly NewEvent[]) => events.map(({ name }) => name)
