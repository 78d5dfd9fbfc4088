import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { consultationTexts } from './texts/consultation-texts.ts'

/**
 * In place of the composer, for those who cannot write to the contact: why, and what is theirs to do.
 *
 * @fires parley-act - Shows the note or the dispositions.
 */
export class ParleyOwnPart extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--parley-space-1) var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-3);
        border: 1px solid var(--parley-line);
        border-radius: var(--parley-radius-card);
        background: var(--parley-surface-sunken);
        color: var(--parley-ink);
        overflow-wrap: anywhere;
      }

      span {
        flex: 1 1 24ch;
      }

      .icon {
        color: var(--parley-ink-muted);
        font-size: calc(4px + 12px * var(--parley-zoom));
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, consultationTexts)
  private readonly words = new TextsController(this, agentTexts)

  protected override render() {
    const { entry, state } = this
    if (!entry || !state || entry.part === 'handling') return nothing
    const isFinishing = entry.part === 'finishing'
    return html`
      ${icon(isFinishing ? glyphs.transfer : glyphs.eye)}
      <span role="status" dir="auto">${isFinishing ? this.finishing(entry) : this.consulted(entry, state)}</span>
      ${isFinishing ? [this.drawTab('show-dispositions', 'dispositions'), this.drawTab('show-note', 'note')] : nothing}
    `
  }

  private consulted(entry: DeskEntry, { agent }: DeskState): string {
    const contact = contactName(entry)
    const open = entry.lanes.find(({ consultation }) => consultation.state === 'open')
    if (!open) return this.texts.say('noLongerConsulted', { contact })
    const { kind, from, to } = open.consultation
    const coaches = kind === 'coaching' && from.agentId === agent?.agentId
    return this.texts.say(coaches ? 'youCoach' : 'consultedBy', { name: coaches ? to.name : from.name, contact })
  }

  private finishing({ interaction: { owner, parties, status } }: DeskEntry): string {
    if (status === 'ended' || status === 'done') return this.texts.say('partLeft')
    const name = parties.find(({ agentId }) => agentId === owner)?.name
    return name === undefined ? this.texts.say('othersGoOn') : this.texts.say('hasTakenOver', { name })
  }

  private drawTab(action: 'show-note' | 'show-dispositions', label: 'note' | 'dispositions') {
    return html`<button class="button small" type="button" @click=${() => this.dispatchEvent(new ActEvent(action))}>
      ${this.words.say(label)}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-own-part': ParleyOwnPart
  }
}
