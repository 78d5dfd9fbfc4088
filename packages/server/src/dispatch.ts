import { ChatError, type ClientFrame, type CommandBody } from '@parley/protocol'
import { decodeCommand, permissionFor } from '@parley/protocol/schemas'
import type { CoreSettings, CoreSiteSettings } from './core-settings.ts'
import { commandsKey, standingOf, type Actor } from './deciding/actor.ts'
import { assertMay } from './deciding/permit.ts'
import type { ConversationCommand, Handler, SenderCommand } from './deciding/handle.ts'
import { handlers } from './features/index.ts'
import { onRemember } from './features/memory.ts'
import { onSetPresence } from './features/presence.ts'
import { hash53 } from './log/hash.ts'
import type { Team } from './deciding/team.ts'
import type { Decision, Situation, Work } from './log/work.ts'
import type { AgentBoard } from './routing/agent-board.ts'

export type CommandFrame = Extract<ClientFrame, { type: 'command' }>

/** What decisions may know besides the logs. */
export interface Surroundings {
  readonly settings: CoreSettings
  readonly siteSettings: (site: string) => CoreSiteSettings
  readonly board: AgentBoard
  readonly team: Team
  /** How many wait for an agent, or for one with this skill. */
  readonly waitingFor: (skill: string | null) => number
}

/**
 * The work of one command: finds the handler, checks the body, the sender's role and what their roles permit. Whether the conversation is theirs
 * is judged when the work is decided, on what the log says then.
 *
 * @throws ChatError `unknown-command`, `bad-request` or `not-allowed`.
 */
export function workOf(frame: CommandFrame, actor: Actor, surroundings: Surroundings, settle: Work['settle']): Work {
  const { definition, body } = decodeCommand(frame.name, frame.body)
  if (!definition.from.includes(actor.role)) throw new ChatError('not-allowed')
  const needed = permissionFor(definition, body)
  if (needed === undefined && actor.role !== 'contact' && actor.role !== 'bot') throw new ChatError('not-allowed')
  if (needed) assertMay(actor, needed)
  const command = {
    actor: commandsKey(actor),
    id: frame.id,
    hash: hash53(`${frame.name} ${frame.in ?? ''} ${JSON.stringify(body)}`),
  }
  if (definition.about === 'sender')
    return {
      conversationId: null,
      command,
      settle,
      decide: (situation) =>
        decideForSender[frame.name as SenderCommand](actor, body as never, situation, surroundings),
    }
  if (frame.in === undefined) throw new ChatError('bad-request', { field: 'in', problem: 'is missing' })
  const handler = handlers[frame.name as ConversationCommand] as Handler<unknown>
  return {
    conversationId: frame.in,
    command,
    settle,
    ...((frame.name === 'start-conversation' || frame.name === 'rate') && { contactId: actor.id }),
    ...(frame.name === 'choose' && { originalSeq: (body as CommandBody<'choose'>).message }),
    decide: (situation) => decideFor(actor, body, handler, situation, surroundings),
  }
}

function decideFor(
  actor: Actor,
  body: unknown,
  handler: Handler<unknown>,
  { now, conversation, interaction, latest, original }: Situation,
  { siteSettings, board, team, waitingFor }: Surroundings,
): Decision {
  const site = actor.role === 'contact' ? actor.site : conversation.site
  const events = handler({
    now,
    actor,
    standing: standingOf(actor, interaction),
    conversation,
    interaction,
    body,
    settings: siteSettings(site),
    latest,
    original,
    somebodyThere: (skill) => board.somebodyThere(now, skill),
    team,
    placeInQueue: (skill) => waitingFor(skill) + 1,
  })
  return { events }
}

function decidePresence(
  actor: Actor,
  body: CommandBody<'set-presence'>,
  { now }: Situation,
  { settings, board }: Surroundings,
): Decision {
  const agent = board.record(actor.id)
  if (!agent) throw new ChatError('not-found')
  const changed = onSetPresence(agent, { body, now, settings: settings.agents })
  return changed === agent ? {} : { agents: [changed] }
}

/** Who decides the commands that are about no conversation. */
const decideForSender: {
  readonly [Name in SenderCommand]: (
    actor: Actor,
    body: CommandBody<Name>,
    situation: Situation,
    surroundings: Surroundings,
  ) => Decision
} = {
  'set-presence': decidePresence,
  remember: (actor, body) => ({ memories: [onRemember(actor.id, body)] }),
}
