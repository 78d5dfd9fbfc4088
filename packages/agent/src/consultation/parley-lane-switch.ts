import { base, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import type { ConversationId } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { colleagueIn } from '../desk/lanes.ts'
import { countStyles } from '../parts/count-styles.ts'
import { ShowLaneEvent } from './consultation-events.ts'
import { consultationTexts } from './texts/consultation-texts.ts'

/** Two conversations, each with a field of its own, need so much room. */
const leastWidthEm = 32
const leastHeightEm = 30

/**
 * Chooses between the contact's conversation and the private lanes, where there is room for one of them only: what it stands in
 * has the attribute `narrow` then.
 *
 * @fires parley-show-lane - The chosen one.
 */
export class ParleyLaneSwitch extends LitElement {
  static override styles = [
    base,
    visuallyHidden,
    countStyles,
    css`
      :host {
        display: block;
        flex: none;
      }

      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--parley-space-1);
        padding: var(--parley-space-1) var(--parley-space-2);
        border-block-end: 1px solid var(--parley-line);
      }

      button {
        display: flex;
        flex: 1 1 auto;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-inline-size: 0;
        max-inline-size: 100%;
        min-block-size: var(--parley-control);
        margin: 0;
        padding: 0 var(--parley-space-2);
        border: 1px solid var(--parley-line);
        border-radius: var(--parley-radius-control);
        background: none;
        color: var(--parley-ink-muted);
        font: inherit;
        font-weight: 500;
        cursor: pointer;
      }

      .private {
        border: 2px dashed var(--parley-hue-5);
      }

      [aria-pressed='true'] {
        background: var(--parley-surface-hover);
        box-shadow: inset 0 -2px var(--parley-accent);
        color: var(--parley-ink);
      }

      .private[aria-pressed='true'] {
        background: color-mix(in oklab, var(--parley-hue-5) 14%, var(--parley-surface));
        box-shadow: inset 0 -2px var(--parley-hue-5);
      }

      bdi {
        min-inline-size: 3ch;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .icon {
        font-size: 16px;
      }

      @media (forced-colors: active) {
        [aria-pressed='true'] {
          border-color: Highlight;
        }
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** The lane that is shown; the contact's conversation without. */
  @property({ attribute: false }) shown: ConversationId | undefined

  private readonly texts = new TextsController(this, consultationTexts)
  private readonly measuring = new ResizeObserver(() => this.measure())

  override connectedCallback() {
    super.connectedCallback()
    if (this.parentElement) this.measuring.observe(this.parentElement)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.measuring.disconnect()
  }

  protected override render() {
    const { entry } = this
    if (!entry) return nothing
    return html`
      <div role="group" aria-label=${this.texts.say('switch')}>
        ${this.drawChoice(undefined, contactName(entry), entry.unread)}
        ${repeat(
          entry.lanes,
          ({ consultation }) => consultation.id,
          (lane) => {
            const { name } = colleagueIn(lane, this.state?.agent?.agentId)
            return this.drawChoice(lane.consultation.id, name, lane.unread)
          },
        )}
      </div>
    `
  }

  /** Tells what it stands in how much room there is: whether for one conversation only, and how much of it a lane takes. */
  private measure() {
    const { parentElement: talks } = this
    if (!talks) return
    const em = Number.parseFloat(getComputedStyle(talks).fontSize)
    const { clientWidth, clientHeight } = talks
    talks.toggleAttribute('narrow', clientWidth < leastWidthEm * em || clientHeight < leastHeightEm * em)
    talks.style.setProperty('--_lane-room', `${Math.min(280, Math.max(96, clientHeight / 4))}px`)
  }

  private drawChoice(id: ConversationId | undefined, name: string, unread: number) {
    return html`<button
      type="button"
      class=${id === undefined ? '' : 'private'}
      aria-pressed=${id === this.shown ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new ShowLaneEvent(id))}
    >
      ${icon(id === undefined ? glyphs.chat : glyphs.lock)}<bdi title=${name}>${name}</bdi>${
        id === undefined ? nothing : html` <span>${this.texts.say('private')}</span>`
      }${
        unread > 0
          ? html`<span class="visually-hidden">, ${this.texts.say('unread', { count: unread })}</span
              ><span class="count" aria-hidden="true">${this.texts.speaker.number(unread)}</span>`
          : nothing
      }
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-lane-switch': ParleyLaneSwitch
  }
}
