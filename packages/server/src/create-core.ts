import { createTakeAlong } from './contacts/take-along.ts'
import type { Core, CoreOptions } from './core.ts'
import { createLife } from './core-life.ts'
import { createParts } from './core-parts.ts'
import { statsOf } from './core-stats.ts'
import { written } from './log/written.ts'
import { createMeet } from './sessions/meeting.ts'

/** Puts the core together. Importing it starts nothing; `start` does. */
export function createCore(options: CoreOptions): Core {
  const { store, doorbell, clock } = options
  const parts = createParts(options)
  const { lines, cache, submit, nodes, hearing, health, search, reports, conversationLog } = parts

  return {
    ...createLife(options, parts),
    connect: lines.connect,
    command: lines.command,
    sendFile: lines.sendFile,
    meet: createMeet({ store, cache }),
    identified: createTakeAlong({ store, cache, submit, now: () => clock.now() }),
    endSession(contact, session, why) {
      hearing.sessionEnded(contact, session, why)
      nodes.saySessionEnded(contact, session, why)
    },
    report: reports.report,
    noteTrouble: (source, trouble) => health.channels.note(source, trouble),
    async erased(id, by) {
      cache.forget(id)
      await written(submit, {
        conversationId: id,
        decide: ({ interaction }) =>
          interaction.seq === 0 ? {} : { events: [{ name: 'interaction-erased', by, body: {} }] },
      })
      cache.forget(id)
    },
    sendAway(contact) {
      hearing.sentAway(contact)
      nodes.saySentAway(contact)
    },
    signOutAgent(agentId) {
      hearing.agentSignedOut(agentId)
      nodes.sayAgentSignedOut(agentId)
    },
    responsesChanged: () => doorbell.ring([['responses', 0]]),
    get waitingCommands() {
      return conversationLog.waiting
    },
    stats: () =>
      statsOf({
        ...parts,
        sessions: lines.sessions,
        openConversations: parts.noted.open.size,
        followers: { search, reports },
        channels: health.channels.states,
        bots: health.turns(),
        now: clock.now(),
      }),
  }
}
