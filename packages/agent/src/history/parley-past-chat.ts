import { ContextConsumer } from '@lit/context'
import type { HistoryEntry } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { giveFileAccess } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { mediaFor } from '../desk/media.ts'
import { filesOf } from '../files/interaction-files.ts'

/** What was said in a conversation that is over, with its files. Nothing in it asks for anything. */
export class ParleyPastChat extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      min-block-size: 0;
    }

    parley-desk-transcript {
      min-block-size: 0;
    }

    :host([flat]) parley-desk-transcript::part(log) {
      overflow: visible;
    }
  `

  @property({ attribute: false }) entry: HistoryEntry | undefined
  @property({ attribute: false }) view: ConversationView | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** Part of a longer text, which scrolls as a whole and says the days. */
  @property({ type: Boolean, reflect: true }) flat = false
  /** What the log is called. */
  @property() label = ''

  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override firstUpdated() {
    void this.bringFiles()
  }

  protected override render() {
    const { entry, view, state } = this
    if (!entry || !view || !state) return nothing
    return html`<parley-desk-transcript
      ?day-is-said=${this.flat}
      label=${this.label}
      .view=${view}
      .me=${undefined}
      .media=${mediaFor(state, entry.site)}
      @parley-read=${(event: Event) => event.stopPropagation()}
    ></parley-desk-transcript>`
  }

  private async bringFiles() {
    const files = this.desk.value && (await filesOf(this.desk.value))
    if (!files) return
    giveFileAccess(
      this,
      files.access(() => {
        const { conversation = '', site = '', contact = '' } = this.entry ?? {}
        return { id: conversation, site, contact }
      }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-past-chat': ParleyPastChat
  }
}
