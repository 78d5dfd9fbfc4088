import {
  concerns,
  conversationLog,
  interactionLog,
  readsAlong,
  type AgentId,
  type Interaction,
  type LogId,
} from '@parley/protocol'
import { agentsOf } from '../log/attempt.ts'
import type { Change } from '../log/committed.ts'
import type { Folded } from '../log/folded.ts'
import { unheardOf } from '../log/noted.ts'
import type { ContactLines } from './contact-lines.ts'
import type { Hub } from './hub.ts'
import type { People } from './people.ts'
import type { Session } from './session.ts'
import type { Watching } from './watching.ts'
import { takesPart } from './bot-desks.ts'

/**
 * Opens logs to those whom they concern from now on, and closes them to the others. Called after the events themselves
 * went out: whoever loses a log has read how.
 */
export class Desks {
  readonly #hub: Hub
  readonly #people: People
  readonly #contactLines: ContactLines
  readonly #watching: Watching

  constructor({
    hub,
    people,
    contactLines,
    watching,
  }: {
    hub: Hub
    people: People
    contactLines: ContactLines
    watching: Watching
  }) {
    this.#hub = hub
    this.#people = people
    this.#contactLines = contactLines
    this.#watching = watching
  }

  changed({ before, after }: Change): void {
    if (before.interaction === after.interaction) return
    if (before.conversation.seq === 0) this.started(after)
    else if (before.interaction.contact.id !== after.interaction.contact.id) this.#identified(before, after)
    this.#forBot(before.interaction, after.interaction)
    for (const agentId of agentsOf(before.interaction, after.interaction))
      for (const session of this.#people.agent(agentId)?.sessions ?? [])
        this.#settle(session, agentId, after.interaction, before.interaction)
  }

  /**
   * A conversation of which nobody here knows how it stood: who follows its logs without being concerned loses them, who is concerned
   * and does not follow them gets them.
   */
  found({ interaction }: Folded): void {
    for (const [session, agentId] of this.#staffWith(interaction)) this.#settle(session, agentId, interaction)
    this.#forBot(unheardOf(interaction.id).interaction, interaction)
  }

  /**
   * Opens and closes the logs of an interaction, as it is theirs now. They may have signed in when it was otherwise than this node knew,
   * so what they follow counts as well as how it was.
   */
  #settle(session: Session, agentId: AgentId, now: Interaction, before?: Interaction): void {
    const logs = [
      [interactionLog(now.id), concerns],
      [conversationLog(now.id), readsAlong],
    ] as const
    for (const [log, isTheirs] of logs) {
      const follows = session.following.has(log)
      const was = before ? isTheirs(before, agentId) : follows
      if (isTheirs(now, agentId) && !(was && follows)) this.#open(session, log)
    }
    const isWatched = this.#watching.watches(session, now.id)
    for (const [log, isTheirs] of logs.toReversed()) {
      const was = before !== undefined && isTheirs(before, agentId)
      if (!isTheirs(now, agentId) && (was || (session.following.has(log) && !isWatched))) this.#close(session, log)
    }
  }

  /** The sessions of staff that have to do with an interaction, or follow a log of it. */
  #staffWith(interaction: Interaction): ReadonlyMap<Session, AgentId> {
    const sessions = new Map<Session, AgentId>()
    for (const agentId of agentsOf(interaction))
      for (const session of this.#people.agent(agentId)?.sessions ?? []) sessions.set(session, agentId)
    for (const log of [interactionLog(interaction.id), conversationLog(interaction.id)])
      for (const reader of this.#hub.readersOf(log)) {
        const session = reader as Session
        if (isStaff(session)) sessions.set(session, session.actor!.id)
      }
    return sessions
  }

  #forBot(before: Interaction, after: Interaction): void {
    const botId = after.bot?.botId
    if (botId === undefined) return
    const [was, is] = [takesPart(before, botId), takesPart(after, botId)]
    for (const session of this.#people.bot(botId)?.sessions ?? []) {
      if (is && !was) this.#open(session, conversationLog(after.id))
      if (was && !is) this.#close(session, conversationLog(after.id))
    }
  }

  /** Every tab of the contact that does not show it yet turns to the new conversation. */
  started({ conversation, interaction }: Change['after']): void {
    for (const session of this.#people.contact(interaction.contact.id)?.sessions ?? []) {
      if (session.conversationId === conversation.id) continue
      if (session.conversationId !== null) this.#close(session, conversationLog(session.conversationId))
      session.conversationId = conversation.id
      this.#open(session, conversationLog(conversation.id))
    }
  }

  /** It is known who the contact is: the conversation goes over to them, on all of their machines ([CTC32]). */
  #identified(before: Change['before'], after: Change['after']): void {
    const { id, contact } = after.interaction
    for (const session of this.#people.contact(before.interaction.contact.id)?.sessions ?? []) {
      this.#close(session, conversationLog(id))
      session.conversationId = null
    }
    this.started(after)
    // Until the page has signed in anew it counts as one that is loading.
    if (!this.#people.contact(contact.id)) this.#contactLines.left(contact.id, id)
  }

  #open(session: Session, log: LogId): void {
    session.withdrawn.delete(log)
    const follower = this.#hub.follow(session, log)
    // Who is being signed in gets it after the welcome.
    if (!session.isSignedIn) return
    void this.#hub.bringUp(follower).then(() => {
      if (log.startsWith('conversation:') && isStaff(session)) this.#contactLines.opened(session, log)
      this.#watching.tell(session, log)
    })
  }

  #close(session: Session, log: LogId): void {
    session.withdrawn.add(log)
    const follower = session.following.get(log)
    // Nothing of it has been sent yet: nor is it from here on.
    if (!follower?.arriving || follower.sentSeq === 0) return this.#hub.close(session, log)
    // What was written elsewhere is on its way to them: they read first why they lose it.
    void follower.arriving.then(() => session.withdrawn.has(log) && this.#hub.close(session, log))
  }
}

const isStaff = ({ actor }: Session) => actor !== undefined && actor.role !== 'contact' && actor.role !== 'bot'
