import type { Clock } from '@parley/protocol'
import type { Notice } from './desk-state.ts'

/** How long a notice stays, in milliseconds: long enough to finish a sentence and look up. */
const noticeMs = 10_000

/** Lines that go by themselves. The same line said again stays once. */
export class Notices {
  #list: readonly Notice[] = []

  constructor(
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  /** Oldest first. The same array as before while nothing has changed. */
  get list(): readonly Notice[] {
    return this.#list
  }

  say(notice: Omit<Notice, 'key'>): void {
    const key = `${notice.about} ${notice.words?.join() ?? notice.name}`
    this.#list = [...this.#list.filter((other) => other.key !== key), { ...notice, key }]
    this.clock.after(noticeMs, () => this.dismiss(key))
    this.changed()
  }

  dismiss(key: string): void {
    if (!this.#list.some((notice) => notice.key === key)) return
    this.#list = this.#list.filter((notice) => notice.key !== key)
    this.changed()
  }
}
