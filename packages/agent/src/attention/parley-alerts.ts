import { ContextConsumer } from '@lit/context'
import type { ConversationId } from '@parley/protocol'
import { Announcer, base, MediaController, TextsController, visuallyHidden } from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { contactName, emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { mostUrgent, pendingOf, thresholdsOf } from '../pending/pending.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { noCalls, type Calls } from './attention.ts'
import { Notifier, notificationPermission, type Told } from './notifier.ts'
import { PageSignal } from './page-signal.ts'
import { reasonKeys } from './reason-keys.ts'
import { SoundOutput } from './sounds/sound-output.ts'
import { Sounding, type Heard, type Sounds } from './sounds/sounding.ts'
import { stageKeys } from './sounds/stage-keys.ts'
import { attentionTexts } from './texts/attention-texts.ts'

/**
 * Tells an agent who looks elsewhere that they are asked for: by the page's title and icon, the app's badge, desktop
 * notifications, sounds, and to a screen reader. All of it begins and stops together. Shows what sounds in words.
 *
 * @csspart caption - What sounds.
 */
export class ParleyAlerts extends LitElement {
  static override styles = [
    base,
    visuallyHidden,
    css`
      :host {
        display: block;
      }

      /* It has its place as soon as captions are wanted: nothing moves when something sounds. */
      .caption {
        min-block-size: calc(8px + 20px * var(--parley-zoom));
        margin: 0;
        padding: var(--parley-space-1) var(--parley-space-3);
        border-block-start: 1px solid var(--parley-line);
        background: var(--parley-surface-sunken);
        font-size: var(--parley-meta-size);
        line-height: calc(20px * var(--parley-zoom));
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState = emptyDesk
  @property({ attribute: false }) calls: Calls = noCalls

  @state() private heard: Heard | undefined
  private readonly texts = new TextsController(this, attentionTexts)
  private readonly words = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })
  private readonly lessMotion = new MediaController(this, '(prefers-reduced-motion: reduce)')
  private readonly announcer = new Announcer(this)
  private readonly output = new SoundOutput(() => this.requestUpdate())
  private readonly notifier = new Notifier((id) => this.desk.value?.view.select(id))
  private signal: PageSignal | undefined
  private sounding: Sounding | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.signal?.stop()
    this.sounding?.stop()
    this.notifier.show([])
    this.output.close()
    this.signal = this.sounding = undefined
  }

  protected override render() {
    const { sounds } = this.state.memory.settings ?? {}
    if (!sounds?.captions || !(sounds.tone || sounds.ring)) return nothing
    return html`<p part="caption" class="caption" role="status">${this.caption()}</p>`
  }

  private caption(): string {
    if (!SoundOutput.isThere) return this.texts.say('unheard')
    if (this.output.isBlocked) return this.texts.say('blocked')
    if (!this.heard) return ''
    const { what, name, stage } = this.heard
    return this.texts.say(what === 'ring' ? 'captionRing' : 'captionTone', {
      name,
      stage: this.texts.say(stageKeys[stage]),
    })
  }

  protected override updated(changed: PropertyValues<this>) {
    const desk = this.desk.value
    if (!desk) return
    this.signal ??= new PageSignal(desk.clock)
    this.sounding ??= new Sounding({
      clock: desk.clock,
      settings: () => this.state.memory.settings?.sounds,
      next: () => this.next(),
      play: (notes, volume) => this.output.play(notes, volume),
      heard: (heard) => (this.heard = heard),
    })
    const told = this.told()
    const [first] = told
    if (first) this.signal.show(this.titleOf(first, told.length), told.length, this.lessMotion.matches)
    else this.signal.stop()
    const mayNotify = this.state.memory.settings?.notifications && notificationPermission() === 'granted'
    this.notifier.show(mayNotify && !this.calls.isPageActive ? told : [])
    if (changed.has('calls')) this.announce(changed.get('calls') ?? noCalls)
    // Afterwards: what sounds is shown here, too.
    queueMicrotask(() => this.sounding?.look())
  }

  private titleOf({ name, why: reason }: Told, count: number): string {
    return count > 1 ? this.texts.say('callsOf', { count, reason, name }) : this.texts.say('callOf', { reason, name })
  }

  /** Who asks for the agent, and why: those that flash first. */
  private told(): readonly Told[] {
    const { flashing, waiting } = this.calls
    const ids = [...flashing.keys(), ...waiting.filter((id) => !flashing.has(id))]
    return ids.flatMap((id) => {
      const name = this.nameOf(id)
      return name === undefined ? [] : { id, name, why: this.why(id) }
    })
  }

  private why(id: ConversationId): string {
    const [reason] = this.calls.flashing.get(id) ?? []
    return reason ? this.words.say(reasonKeys[reason]) : this.texts.say('waits')
  }

  private nameOf(id: ConversationId): string | undefined {
    const entry = this.state.entries.find((other) => other.id === id)
    return entry ? contactName(entry) : this.state.threads.find((other) => other.id === id)?.name
  }

  /** Politely, and each reason once. */
  private announce(before: Calls) {
    for (const [id, reasons] of this.calls.flashing)
      for (const reason of reasons)
        if (!before.flashing.get(id)?.includes(reason))
          this.announcer.say(
            this.texts.say('callOf', { reason: this.words.say(reasonKeys[reason]), name: this.nameOf(id) ?? '' }),
          )
  }

  private next(): Sounds | undefined {
    const desk = this.desk.value
    const [entry] = mostUrgent(this.state)
    const pending = desk && entry && pendingOf(entry, thresholdsOf(this.state, entry), desk.now)
    if (!pending) return undefined
    const isUnseen = !this.calls.isPageActive || this.calls.flashing.has(entry.id)
    return { name: contactName(entry), stage: pending.stage, share: pending.share, isUnseen }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-alerts': ParleyAlerts
  }
}
