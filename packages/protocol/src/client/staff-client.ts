import { applyInteractionEvent } from '../apply-event.ts'
import type { SignalBody } from '../features/index.ts'
import type { StandardResponse, ServerFrame, Welcome } from '../frame.ts'
import { newId, type ConversationId, type ParticipantId } from '../ids.ts'
import { partyOf } from '../interaction.ts'
import { ChatClient, type ChatClientOptions } from './chat-client.ts'

/** How long before it expires a token is renewed, in milliseconds, or half of its life when that is short. */
const renewalMs = 60_000

/** An agent's side of the protocol: besides conversations, the interactions beside them, presence, and tokens that expire. */
export class StaffClient extends ChatClient {
  #callOffRenewal: () => void = () => {}

  constructor(options: ChatClientOptions) {
    super(options, applyInteractionEvent)
  }

  override get you(): Extract<Welcome['you'], { role: 'agent' | 'supervisor' }> | undefined {
    const you = super.you
    return you && 'agentId' in you ? you : undefined
  }

  override close(): void {
    super.close()
    this.#callOffRenewal()
  }

  override me(id: ConversationId): ParticipantId | undefined {
    const interaction = this.interactions.get(id)
    return this.you && interaction && partyOf(interaction, this.you.agentId)?.participantId
  }

  /** The rich standard responses of the configuration; nothing when the line is down. */
  responses(): Promise<readonly StandardResponse[] | undefined> {
    return new Promise((got) => {
      const isAsked = this.reading.ask(newId(), { type: 'list', what: 'responses' }, (answer) =>
        got(answer?.type === 'listed' ? answer.responses : undefined),
      )
      if (!isAsked) got(undefined)
    })
  }

  protected override lineChanged(): void {
    if (this.connection.is !== 'online') this.#callOffRenewal()
    super.lineChanged()
  }

  protected override welcomed(welcome: Welcome): void {
    super.welcomed(welcome)
    if (this.you) this.#planRenewal(this.you.expiresAt)
    for (const id of this.conversations.keys()) this.views.change(id, { disconnected: [] })
  }

  protected override received(frame: ServerFrame): void {
    if (frame.type === 'renewed') this.#planRenewal(frame.expiresAt)
    if (frame.type === 'signal') this.#heard(frame)
    super.received(frame)
  }

  #heard({ name, in: conversation, body }: Extract<ServerFrame, { type: 'signal' }>): void {
    if (name === 'presence-changed' && this.you)
      this.setYou({ ...this.you, presence: body as SignalBody<'presence-changed'> })
    if (name === 'connection-changed' && conversation && this.conversations.has(conversation)) {
      const { participant, is } = body as SignalBody<'connection-changed'>
      const others = this.views.view(conversation).disconnected.filter((other) => other !== participant)
      this.views.change(conversation, { disconnected: is === 'connected' ? others : [...others, participant] })
    }
  }

  #planRenewal(expiresAt: number): void {
    this.#callOffRenewal()
    const leftMs = expiresAt - this.serverNow
    this.#callOffRenewal = this.clock.after(Math.max(leftMs - renewalMs, leftMs / 2), () => {
      void this.options.signIn().then(
        (as) => void (as.role === 'agent' && this.line.send({ type: 'renew', token: as.token })),
        () => this.#planRenewal(expiresAt),
      )
    })
  }
}
