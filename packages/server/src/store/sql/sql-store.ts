import type { Store } from '../store.ts'
import { commit } from './commit.ts'
import { createContactSession, endContactSession, findContactSession, isUnseen, noteSeen } from './contact-sessions.ts'
import * as ask from './questions.ts'
import { write, type SqlDriver } from './steps.ts'

/** The store over one SQL text. The tables must be there: see `migrate`. */
export function createSqlStore(driver: SqlDriver): Store {
  return {
    commit: (writes) => driver.transact(() => commit(writes)),
    readConversations: (ids) => driver.read(ask.readConversations(ids)),
    findCommands: (keys) => driver.read(ask.findCommands(keys)),
    readEvents: (log, range) => driver.read(ask.readEvents(log, range)),
    latestConversation: (contactId) => driver.read(ask.latestConversation(contactId)),
    conversationsOnDesk: (agentId) => driver.read(ask.conversationsOnDesk(agentId)),
    openInteractions: () => driver.read(ask.openInteractions()),
    agents: () => driver.read(ask.agents()),
    claimDeadlines: (claim) => driver.transact(() => ask.claimDeadlines(claim)),
    nextDeadlineAt: () => driver.read(ask.nextDeadlineAt()),
    createContactSession: (session) => driver.transact(() => createContactSession(session)),
    async findContactSession(tokenHash, now) {
      const session = await driver.read(findContactSession(tokenHash, now))
      if (session && isUnseen(session, now)) await driver.transact(() => noteSeen(tokenHash, now))
      return session
    },
    endContactSession: (tokenHash) => driver.transact(() => endContactSession(tokenHash)),
    check: () =>
      driver.transact(function* () {
        yield* write('DELETE FROM deadlines WHERE subject = ? AND kind = ?', 'nothing', 'readiness')
      }),
    close: () => driver.close(),
  }
}
