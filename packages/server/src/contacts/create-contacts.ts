import {
  ChatError,
  consultationOf,
  isPhone,
  limits,
  type Clock,
  type ContactAnswer,
  type ContactId,
  type ContactQuestion,
  type ConversationId,
} from '@parley/protocol'
import { questionPermissions } from '@parley/protocol/schemas'
import type { Audit } from '../audit/audit.ts'
import type { CoreSiteSettings } from '../core-settings.ts'
import { actorKey, standingOf, type Staff } from '../deciding/actor.ts'
import { assertPermitted } from '../deciding/permit.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Work } from '../log/work.ts'
import { written } from '../log/written.ts'
import type { ContactRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import { historyPage } from './histories.ts'
import { knownContact } from './history-change.ts'
import { checkedProfile, changesBetween, pageOf, sameProfile, wantedWords, wordsOf } from './profile.ts'
import { createRecords, profileIn, summaryOf } from './records.ts'

const assigning: ReadonlySet<ContactQuestion['what']> = new Set(['find-contacts', 'assign-contact', 'merge-contact'])

type Asked<What extends ContactQuestion['what']> = Extract<ContactQuestion, { what: What }>

export interface ContactsParts {
  readonly store: Store
  readonly cache: ConversationCache
  readonly clock: Clock
  readonly siteSettings: (site: string) => CoreSiteSettings
  /** Whether agents may say which known contact somebody is. */
  readonly mayAssign: boolean
  readonly submit: (work: Work) => void
  readonly audit: Audit
}

/**
 * Answers what staff asks about contacts and their histories ([CTC1] to [CTC9], [HIS1] to [HIS6]). An agent sees the contacts with
 * whom they have or had an interaction; supervisors see all. To everybody else they do not exist.
 */
export function createContacts({ store, cache, clock, siteSettings, mayAssign, submit, audit }: ContactsParts) {
  const { rowOf, everyIdOf, recordOf } = createRecords(store, () => clock.now())

  /** @throws ChatError `not-found`. */
  async function seenRow(actor: Staff, id: ContactId): Promise<ContactRow> {
    const row = await rowOf(id)
    if (actor.role === 'supervisor' || (await store.hasMet(actor.id, await everyIdOf(row.id)))) return row
    throw new ChatError('not-found')
  }

  /** The same for those who only read: who is consulted about an interaction of the contact sees who it is ([A207]). */
  async function readRow(actor: Staff, id: ContactId): Promise<ContactRow> {
    const row = await rowOf(id)
    const everyId = new Set(await everyIdOf(row.id))
    for (const about of await store.conversationsOnDesk(actor.id)) {
      const interaction = (await cache.get(about))?.interaction
      const consulted = interaction && consultationOf(interaction, actor.id)?.state === 'open'
      if (consulted && everyId.has(knownContact(interaction).id)) return row
    }
    return seenRow(actor, id)
  }

  const answerOf = async (row: ContactRow): Promise<ContactAnswer> => ({ is: 'contact', contact: await recordOf(row) })

  async function change(actor: Staff, { contact, version, profile }: Asked<'change-contact'>): Promise<ContactAnswer> {
    const row = await seenRow(actor, contact)
    const [before, after] = [profileIn(row), checkedProfile(profile, siteSettings(row.site).contactFields)]
    // Somebody has done the same already: maybe this very agent, whose line was lost before the answer.
    if (sameProfile(before, after)) return answerOf(row)
    if (row.version !== version) throw new ChatError('contact-changed', { version: row.version })
    const next = { ...row, profile: JSON.stringify(after), words: wordsOf(after), version: version + 1 }
    return replace(actor, next, version, changesBetween(before, after), { action: 'contact-change', into: null })
  }

  async function replace(
    actor: Staff,
    row: ContactRow,
    from: number,
    changes: readonly object[],
    { action, into }: { action: 'contact-change' | 'contact-merge'; into: ContactId | null },
  ): Promise<ContactAnswer> {
    const { id: by, name } = actor
    const note = { version: row.version, at: clock.now(), by, name, change: JSON.stringify(changes) }
    const said = { actor: actorKey(actor), action, objects: { contact: row.id, ...(into !== null && { into }) } }
    await audit.around(said, async () => {
      if (await store.changeContact(row, from, note)) return
      throw new ChatError('contact-changed', { version: row.version })
    })
    return answerOf(await rowOf(row.id))
  }

  async function merge(actor: Staff, { contact, version, into }: Asked<'merge-contact'>): Promise<ContactAnswer> {
    const row = await store.findContact(contact)
    if (!row) throw new ChatError('not-found')
    await seenRow(actor, contact)
    const target = into === null ? null : await rowOf(into)
    if (target?.id === row.id || (target && (await everyIdOf(row.id)).includes(target.id)))
      throw new ChatError('contact-invalid', { field: 'into', problem: 'is the same contact already' })
    if (row.version !== version) throw new ChatError('contact-changed', { version: row.version })
    const former = row.mergedInto === null ? null : await store.findContact(row.mergedInto)
    const changed = {
      field: 'merged',
      before: former ? profileIn(former).name : null,
      after: target ? profileIn(target).name : null,
    }
    const merged = { ...row, version: version + 1, mergedInto: target?.id ?? null }
    return replace(actor, merged, version, [changed], { action: 'contact-merge', into: merged.mergedInto })
  }

  /** Writes it into the interaction's log; the history follows from there. */
  async function assign(actor: Staff, { conversation, contact }: Asked<'assign-contact'>): Promise<ContactAnswer> {
    const known = contact === null ? null : await rowOf(contact)
    const to = known && { id: known.id, name: profileIn(known).name }
    await written(submit, {
      conversationId: conversation,
      decide({ interaction }) {
        if (standingOf(actor, interaction).is !== 'participant') throw new ChatError('not-found')
        if (interaction.assigned?.id === to?.id) return {}
        return { events: [{ name: 'contact-assigned', by: actor.id, body: { contact: to } }] }
      },
    })
    return answerOf(known ?? (await rowOf((await historyRow(conversation)).contact)))
  }

  /** @throws ChatError `not-found`. */
  async function historyRow(conversation: ConversationId) {
    const row = await store.historyOf(conversation)
    if (!row) throw new ChatError('not-found')
    return row
  }

  async function schedule(actor: Staff, asked: Asked<'schedule-callback'>): Promise<ContactAnswer> {
    const { conversation, callback: id, at, number, note } = asked
    const row = await seenRow(actor, (await historyRow(conversation)).contact)
    if (!isPhone(number)) throw new ChatError('contact-invalid', { field: 'number', problem: 'is not a phone number' })
    if (at <= clock.now()) throw new ChatError('contact-invalid', { field: 'at', problem: 'is over already' })
    const there = await store.callbacksOf([row.id])
    if (there.length >= limits.callbacks && !there.some((other) => other.id === id))
      throw new ChatError('contact-invalid', {
        field: 'at',
        problem: `would be more than ${limits.callbacks} callbacks`,
      })
    const { id: by, name } = actor
    await store.addCallback({ id, contact: row.id, conversation, at, number, note, by, name, createdAt: clock.now() })
    return answerOf(row)
  }

  const answers: {
    readonly [What in ContactQuestion['what']]: (actor: Staff, asked: Asked<What>) => Promise<ContactAnswer>
  } = {
    contact: async (actor, { contact }) => answerOf(await readRow(actor, contact)),
    'find-contacts': async (_actor, { words }) => {
      const wanted = wantedWords(words)
      const rows = wanted.length === 0 ? [] : await store.searchContacts(wanted, limits.contactsFound)
      return { is: 'contacts', contacts: rows.map(summaryOf) }
    },
    history: async (actor, { contact, before, limit }) => {
      const ids = await everyIdOf((await readRow(actor, contact)).id)
      const page = pageOf(limit)
      return historyPage(cache, await store.contactHistory(ids, { before, limit: page + 1 }), page)
    },
    'own-history': async (actor, { before, limit }) => {
      const page = pageOf(limit)
      return historyPage(cache, await store.agentHistory(actor.id, { before, limit: page + 1 }), page)
    },
    'change-contact': change,
    'merge-contact': merge,
    'assign-contact': assign,
    'schedule-callback': schedule,
    'drop-callback': async (actor, { contact, callback }) => {
      const row = await seenRow(actor, contact)
      const there = await store.callbacksOf(await everyIdOf(row.id))
      if (there.some(({ id }) => id === callback)) await store.dropCallback(callback)
      return answerOf(row)
    },
  }

  return async (actor: Staff, question: ContactQuestion): Promise<ContactAnswer> => {
    assertPermitted(actor, questionPermissions[question.what])
    if (!mayAssign && assigning.has(question.what)) throw new ChatError('not-allowed')
    return answers[question.what](actor, question as never)
  }
}
