import { type Clock, systemClock } from '@parley/protocol'

/** How long a tab waits for another one that signs in for the first time, in milliseconds. */
const patienceMs = 3_000

/** Lets one tab at a time be a new contact. Fulfils with how to let the next one go on. */
export type SignInAlone = () => Promise<() => void>

/**
 * Tabs that sign in for the first time do so one after another, by a lock of this name: whoever comes second finds the
 * first one's token. Where the browser has no locks, or gives this page none, nobody waits.
 */
export const alone =
  (name: string, clock: Clock = systemClock): SignInAlone =>
  () =>
    new Promise((resolve) => {
      const { locks } = navigator
      if (!locks) return resolve(() => {})
      let isLate = false
      // A tab that the browser has frozen may hold the lock for ever.
      const callOff = clock.after(patienceMs, () => {
        isLate = true
        resolve(() => {})
      })
      locks
        .request(name, () => {
          callOff()
          return isLate ? undefined : new Promise<void>((letGo) => resolve(letGo))
        })
        .catch(() => {
          callOff()
          resolve(() => {})
        })
    })
