import type { Store, Write, WriteOutcome } from '../store.ts'
import { agentSignedOutAt, signOutAgent } from './agent-sign-outs.ts'
import { commit, type Heads } from './commit.ts'
import { createContactSession, endContactSession, findContactSession, isUnseen, noteSeen } from './contact-sessions.ts'
import { takeDuty } from './duties.ts'
import { dropManagedResponse, managedResponses, putManagedResponse } from './managed-responses.ts'
import * as audit from './audit-rows.ts'
import * as contacts from './contact-rows.ts'
import * as erasure from './erasure-rows.ts'
import * as files from './file-rows.ts'
import * as identities from './identities.ts'
import * as ask from './questions.ts'
import { write, type SqlDriver } from './steps.ts'

export interface SqlStoreOptions {
  /** Nobody else writes to this database: where the logs stand is remembered instead of asked for with every batch. */
  readonly soleWriter: boolean
}

/** Logs whose last `seq` a sole writer remembers; beyond it, it asks again. */
const rememberedHeads = 20_000

/** The store over one SQL text. The tables must be there: see `migrate`. */
export function createSqlStore(driver: SqlDriver, { soleWriter }: SqlStoreOptions): Store {
  const remembered: Heads = new Map()

  async function commitBatch(writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
    if (!soleWriter) return driver.transact(() => commit(writes, new Map()))
    if (remembered.size > rememberedHeads) remembered.clear()
    let attempts = 0
    try {
      return await driver.transact(() => {
        // What an earlier attempt remembered was rolled back with it.
        if (attempts++ > 0) remembered.clear()
        return commit(writes, remembered)
      })
    } catch (error) {
      remembered.clear()
      throw error
    }
  }

  return {
    commit: commitBatch,
    readConversations: (ids, known) => driver.read(ask.readConversations(ids, known)),
    findCommands: (keys) => driver.read(ask.findCommands(keys)),
    readEvents: (log, range) => driver.read(ask.readEvents(log, range)),
    latestConversation: (contactId) => driver.read(ask.latestConversation(contactId)),
    conversationsOnDesk: (agentId) => driver.read(ask.conversationsOnDesk(agentId)),
    openInteractions: () => driver.read(ask.openInteractions()),
    agents: (ids) => driver.read(ask.agents(ids)),
    memoriesOf: (agentId) => driver.read(ask.memoriesOf(agentId)),
    claimDeadlines: (claim) => driver.transact(() => ask.claimDeadlines(claim)),
    nextDeadlineAt: () => driver.read(ask.nextDeadlineAt()),
    takeDuty: (duty, claim) => driver.transact(() => takeDuty(duty, claim)),
    createContactSession: (session) => driver.transact(() => createContactSession(session)),
    async findContactSession(tokenHash, now) {
      const session = await driver.read(findContactSession(tokenHash, now))
      if (session && isUnseen(session, now)) await driver.transact(() => noteSeen(tokenHash, now))
      return session
    },
    endContactSession: (tokenHash) => driver.transact(() => endContactSession(tokenHash)),
    signOutAgent: (agentId, at) => driver.transact(() => signOutAgent(agentId, at)),
    agentSignedOutAt: (agentId) => driver.read(agentSignedOutAt(agentId)),
    managedResponses: () => driver.read(managedResponses()),
    putManagedResponse: (row) => driver.transact(() => putManagedResponse(row)),
    dropManagedResponse: (id) => driver.transact(() => dropManagedResponse(id)),
    addFile: (row, allowance) => driver.transact(() => files.addFile(row, allowance)),
    findFile: (file) => driver.read(files.findFile(file)),
    findUpload: (by, upload) => driver.read(files.findUpload(by, upload)),
    changeFile: (file, from, change) => driver.transact(() => files.changeFile(file, from, change)),
    dropFile: (file, from) => driver.transact(() => files.dropFile(file, from)),
    filesOf: (conversation) => driver.read(files.filesOf(conversation)),
    filesIn: (states, range) => driver.read(files.filesIn(states, range)),
    findContact: (id) => driver.read(contacts.findContact(id)),
    contactsMergedInto: (id) => driver.read(contacts.contactsMergedInto(id)),
    searchContacts: (words, limit, metBy) => driver.read(contacts.searchContacts(words, limit, metBy)),
    changeContact: (row, from, change) => driver.transact(() => contacts.changeContact(row, from, change)),
    findIdentity: (id) => driver.read(identities.findIdentity(id)),
    putIdentity: (...said) => driver.transact(() => identities.putIdentity(...said)),
    contactChanges: (id, limit) => driver.read(contacts.contactChanges(id, limit)),
    historyOf: (conversation) => driver.read(contacts.historyOf(conversation)),
    contactHistory: (ids, range) => driver.read(contacts.contactHistory(ids, range)),
    agentHistory: (agent, range) => driver.read(contacts.agentHistory(agent, range)),
    countRecent: (ids, since) => driver.read(contacts.countRecent(ids, since)),
    hasMet: (agent, ids) => driver.read(contacts.hasMet(agent, ids)),
    addCallback: (row) => driver.transact(() => contacts.addCallback(row)),
    callbacksOf: (ids) => driver.read(contacts.callbacksOf(ids)),
    dropCallback: (id) => driver.transact(() => contacts.dropCallback(id)),
    auditHead: () => driver.read(audit.auditHead()),
    appendAudit: (step) => driver.transact(() => audit.appendAudit(step)),
    auditRows: (after, limit) => driver.read(audit.auditRows(after, limit)),
    auditedSources: (sources) => driver.read(audit.auditedSources(sources)),
    rewriteLog: (log, events, snapshot) => driver.transact(() => erasure.rewriteLog(log, events, snapshot)),
    noteErased: (conversation) => driver.transact(() => erasure.noteErased(conversation)),
    overdue: (site, before, limit) => driver.read(erasure.overdue(site, before, limit)),
    hasMore: (ids) => driver.read(erasure.hasMore(ids)),
    forgetContacts: (ids, profile) => driver.transact(() => erasure.forgetContacts(ids, profile)),
    wishErasure: (wish) => driver.transact(() => erasure.wishErasure(wish)),
    wishedErasures: () => driver.read(erasure.wishedErasures()),
    dropErasure: (contact) => driver.transact(() => erasure.dropErasure(contact)),
    purge: async () => {},
    check: () =>
      driver.transact(function* () {
        yield* write('DELETE FROM deadlines WHERE subject = ? AND kind = ?', 'nothing', 'readiness')
      }),
    close: () => driver.close(),
  }
}
