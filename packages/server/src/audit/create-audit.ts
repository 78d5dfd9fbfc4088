import { type Clock, ChatError } from '@parley/protocol'
import { createAllowance } from '../auth/allowance.ts'
import type { Log } from '../core.ts'
import { type Followed, Follower, type Reached, reachedWith } from '../following/follower.ts'
import type { Store } from '../store/store.ts'
import { auditedIn } from './audited.ts'
import type { AuditTrail, Said } from './audit.ts'
import { type AuditEntry, networkOf } from './entry.ts'
import { AuditWriter } from './writer.ts'

/** Events without a row after which it is written how far it has come: so many are looked at again after a kill, at most. */
const mostUnwritten = 2_000

/** Refused sign-ins that are written, in a minute. */
const refusalsPerMinute = 60

export interface AuditOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Lets everybody else have their turn. */
  readonly nextTurn?: (action: () => void) => void
}

/**
 * Puts the audit log together ([AUD1] to [AUD9]). What is an event comes from the logs themselves, behind them, so that nothing of it can
 * be lost; everything else is told.
 */
export function createAudit({
  store,
  clock,
  log,
  nextTurn = (action) => void setImmediate(action),
}: AuditOptions): AuditTrail {
  const writer = new AuditWriter({ store, clock, log })
  const { feed } = store
  const follower = feed && new Follower({ feed, followed: followedBy(store, writer), clock, log, nextTurn })

  const refusals = createAllowance({ perMinute: refusalsPerMinute, clock })

  const entryOf = ({ at, actor, action, objects, origin, address, result }: Said): AuditEntry => ({
    at: at ?? clock.now(),
    actor,
    action,
    objects: objects ?? {},
    origin: origin ?? null,
    address: address ? networkOf(address) : null,
    result: result ?? 'ok',
  })
  const note = (said: Said) => writer.note(entryOf(said))
  const record = (said: Said) => writer.record(entryOf(said))

  return {
    note,
    record,
    async around(said, act) {
      await record({ ...said, result: 'begun' })
      try {
        return await act()
      } catch (error) {
        note({ ...said, result: codeOf(error) })
        throw error
      }
    },
    refused({ origin, address }, code) {
      try {
        refusals.take('all')
      } catch (error) {
        if (error instanceof ChatError) return
        throw error
      }
      note({ actor: 'unknown', action: 'sign-in-refused', origin, address, result: code })
    },
    start: () => follower?.start(),
    committed: () => follower?.committed(),
    stop() {
      follower?.stop()
      writer.stop()
    },
    async idle() {
      await follower?.idle()
      await writer.idle()
    },
    catchUp: async () => (follower ? follower.catchUp() : true),
  }
}

const codeOf = (error: unknown): AuditEntry['result'] => (error instanceof ChatError ? error.code : 'unavailable')

/** What the log takes from events. Where it stands is written with the rows; where there were none, only now and then. */
function followedBy(store: AuditOptions['store'], writer: AuditWriter): Followed {
  let seen: Reached | undefined
  /** Up to which place it was written, at the last look. */
  let written = 0

  return {
    async reached() {
      const { place, mark } = await store.auditHead()
      written = place
      return seen && seen.place > place ? seen : { place, mark }
    },
    async takeIn(events) {
      const last = events.at(-1)!
      const found = events.flatMap((event) => {
        const row = auditedIn(event)
        return row ? [row] : []
      })
      if (found.length === 0 && last.place - written < mostUnwritten) {
        seen = reachedWith(last)
        return last
      }
      await writer.append(async (head) => {
        // Another node may have been here, or the places are counted anew: no event is in the log twice.
        const known = new Set(await store.auditedSources(found.map(({ source }) => source!)))
        const news = found.filter(({ source }) => !known.has(source!))
        return { news, reached: last.place > head.place ? reachedWith(last) : head }
      })
      return last
    },
    /** The database counts its places anew. All events are looked through again, and those that are in it are left out. */
    async clear() {
      seen = undefined
      await writer.append(async () => ({ news: [], reached: { place: 0, mark: '' } }))
    },
  }
}
