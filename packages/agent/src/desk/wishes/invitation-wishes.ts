import type { ConversationId } from '@parley/protocol'
import type { DeskState } from '../desk-state.ts'
import type { DeskView } from '../desk-view.ts'
import type { Asking } from './asking.ts'

/** Answers to invitations. */
export class InvitationWishes {
  readonly #rejected = new Set<ConversationId>()

  constructor(
    private readonly asking: Asking,
    private readonly state: () => DeskState,
    private readonly view: DeskView,
  ) {}

  async accept(id: ConversationId): Promise<void> {
    const invited = this.#invited(id)
    if (!invited) return
    this.view.awaitAccepted(id)
    if (!(await this.asking.ask('accept-invitation', { invitation: invited.seq }, id)))
      this.view.awaitAccepted(undefined)
  }

  /** A colleague who asked is told the reason. */
  async reject(id: ConversationId, reason?: string): Promise<void> {
    const invited = this.#invited(id)
    if (!invited) return
    this.#rejected.add(id)
    const body = { invitation: invited.seq, ...(reason && { reason }) }
    if (!(await this.asking.ask('reject-invitation', body, id))) this.#rejected.delete(id)
  }

  /** Whether an invitation that is over was rejected here. Said once. */
  forgetRejected(id: ConversationId): boolean {
    return this.#rejected.delete(id)
  }

  #invited(id: ConversationId) {
    return this.state().invitations.find((invited) => invited.id === id)
  }
}
