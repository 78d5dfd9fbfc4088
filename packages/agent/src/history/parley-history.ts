import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { knownContactId } from '../desk/contact-book.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { historyStyles } from './history-styles.ts'

/** All interactions with the contact of the selected one. */
export class ParleyHistory extends LitElement {
  static override styles = [historyStyles]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return html`<parley-history-list
      .contact=${knownContactId(entry.interaction)}
      .current=${entry.id}
      .state=${state}
    ></parley-history-list>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-history': ParleyHistory
  }
}
