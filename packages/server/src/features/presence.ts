import { ChatError, type CommandBody, type Presence } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import type { AgentRecord } from '../store/store.ts'

/** Why an agent is not ready who was gone for too long. They are asked to become ready by hand ([ROU11]). */
export const connectionLost = 'Connection lost'

/**
 * The agent's record after a wish for another presence. The same record when nothing changes.
 *
 * @throws ChatError `bad-request` for a reason that the configuration does not have.
 */
export function onSetPresence(
  agent: AgentRecord,
  {
    body,
    now,
    settings,
  }: { body: CommandBody<'set-presence'>; now: number; settings: Pick<CoreSettings['agents'], 'notReadyReasons'> },
): AgentRecord {
  const reason = body.is === 'not-ready' ? (body.reason ?? null) : null
  if (reason !== null && !settings.notReadyReasons.includes(reason))
    throw new ChatError('bad-request', { field: 'body.reason', problem: 'is not a reason of the configuration' })
  const { presence } = agent
  if (presence.is === body.is && presence.reason === reason && !agent.lost) return agent
  return { ...agent, presence: { ...presence, is: body.is, reason, since: now }, lost: false }
}

/** The record at signing in: name, capacity and role are the token's; presence is what it was ([ROU10]). */
export function atSignIn(
  known: AgentRecord | undefined,
  identity: Pick<AgentRecord, 'agentId' | 'name' | 'nickname' | 'role'> & { capacity: number; ready: boolean },
  now: number,
): AgentRecord {
  const { agentId, name, nickname, role, capacity, ready } = identity
  const becomesReady = ready && (!known || known.lost)
  const presence = becomesReady
    ? ({ is: 'ready', reason: null, since: now } as const)
    : (known?.presence ?? ({ is: 'not-ready', reason: null, since: now } as const))
  return {
    agentId,
    name,
    nickname,
    role,
    presence: { ...presence, capacity },
    lost: becomesReady ? false : (known?.lost ?? false),
  }
}

/** The record of an agent whose last conversation has ended ([END20]). */
export const beginsAfterCallWork = (agent: AgentRecord, now: number): AgentRecord => ({
  ...agent,
  presence: { ...agent.presence, is: 'after-call-work', reason: null, since: now },
})

/** The record of an agent who has finished it. */
export const isReadyAgain = (agent: AgentRecord, now: number): AgentRecord => ({
  ...agent,
  presence: { ...agent.presence, is: 'ready', reason: null, since: now },
})

/** Presence as the agent reads it: with when after-call work is over. */
export const shownPresence = (
  presence: Presence,
  { afterCallWorkMs }: Pick<CoreSettings['agents'], 'afterCallWorkMs'>,
): Presence => (presence.is === 'after-call-work' ? { ...presence, until: presence.since + afterCallWorkMs } : presence)

/** The record of an agent who has been gone for too long. */
export function whenLost(agent: AgentRecord, now: number): AgentRecord {
  const { presence } = agent
  if (presence.is === 'not-ready') return { ...agent, lost: true }
  return { ...agent, presence: { ...presence, is: 'not-ready', reason: connectionLost, since: now }, lost: true }
}
