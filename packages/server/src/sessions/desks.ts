import { concerns, conversationLog, interactionLog, type Interaction, type LogId } from '@parley/protocol'
import { agentsOf } from '../log/attempt.ts'
import type { Change } from '../log/committed.ts'
import type { ContactLines } from './contact-lines.ts'
import type { Hub } from './hub.ts'
import type { People } from './people.ts'
import type { Session } from './session.ts'
import { takesPart } from './bot-desks.ts'
import { isIn } from './sign-in.ts'

/**
 * Opens logs to those whom they concern from now on, and closes them to the others. Called after the events themselves
 * went out: whoever loses a log has read how.
 */
export class Desks {
  readonly #hub: Hub
  readonly #people: People
  readonly #contactLines: ContactLines

  constructor({ hub, people, contactLines }: { hub: Hub; people: People; contactLines: ContactLines }) {
    this.#hub = hub
    this.#people = people
    this.#contactLines = contactLines
  }

  changed({ before, after }: Change): void {
    if (before.interaction === after.interaction) return
    if (before.conversation.seq === 0) this.#started(after)
    this.#forBot(before.interaction, after.interaction)
    for (const agentId of agentsOf(before.interaction, after.interaction)) {
      const sessions = this.#people.agent(agentId)?.sessions
      if (!sessions) continue
      const [asked, asks] = [concerns(before.interaction, agentId), concerns(after.interaction, agentId)]
      const [wasIn, nowIn] = [isIn(before.interaction, agentId), isIn(after.interaction, agentId)]
      for (const session of sessions) {
        if (asks && !asked) this.#open(session, interactionLog(after.interaction.id))
        if (nowIn && !wasIn) this.#open(session, conversationLog(after.conversation.id))
        if (wasIn && !nowIn) this.#close(session, conversationLog(after.conversation.id))
        if (asked && !asks) this.#close(session, interactionLog(after.interaction.id))
      }
    }
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

  /** Every tab of the contact turns to the new conversation. */
  #started({ conversation, interaction }: Change['after']): void {
    for (const session of this.#people.contact(interaction.contact.id)?.sessions ?? []) {
      if (session.conversationId !== null) this.#close(session, conversationLog(session.conversationId))
      session.conversationId = conversation.id
      this.#open(session, conversationLog(conversation.id))
    }
  }

  #open(session: Session, log: LogId): void {
    session.withdrawn.delete(log)
    const follower = this.#hub.follow(session, log)
    // Who is being signed in gets it after the welcome.
    if (!session.isSignedIn) return
    void this.#hub.bringUp(follower).then(() => {
      if (log.startsWith('conversation:') && isStaff(session)) this.#contactLines.opened(session, log)
    })
  }

  #close(session: Session, log: LogId): void {
    session.withdrawn.add(log)
    this.#hub.close(session, log)
  }
}

const isStaff = ({ actor }: Session) => actor !== undefined && actor.role !== 'contact' && actor.role !== 'bot'
