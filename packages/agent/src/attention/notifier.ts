import type { ConversationId } from '@parley/protocol'

/** What a notification says: who, and why. Never what was written: others may see the screen. */
export interface Told {
  readonly id: ConversationId
  readonly name: string
  readonly why: string
}

/** Whether this browser has notifications, and what its owner said about them. */
export const notificationPermission = (): NotificationPermission | 'missing' =>
  typeof Notification === 'function' ? Notification.permission : 'missing'

/** Desktop notifications, one per interaction; the same news is told once. */
export class Notifier {
  readonly #chosen: (id: ConversationId) => void
  readonly #shown = new Map<ConversationId, { readonly notification: Notification; readonly why: string }>()

  /** @param chosen the agent pressed the notification of this interaction */
  constructor(chosen: (id: ConversationId) => void) {
    this.#chosen = chosen
  }

  /** Shows exactly these. */
  show(told: readonly Told[]): void {
    for (const [id, { notification }] of this.#shown)
      if (!told.some((each) => each.id === id)) {
        notification.close()
        this.#shown.delete(id)
      }
    for (const each of told) if (this.#shown.get(each.id)?.why !== each.why) this.#tell(each)
  }

  #tell({ id, name, why }: Told): void {
    try {
      const notification = new Notification(name, { body: why, tag: `parley-${id}` })
      notification.onclick = () => {
        window.focus()
        this.#chosen(id)
        notification.close()
      }
      this.#shown.set(id, { notification, why })
    } catch {
      // Phones allow notifications to service workers alone: there the title has to do.
    }
  }
}
