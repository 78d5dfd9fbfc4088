import { base, TextsController, type ChooseEvent, type MenuEntry } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/** What stands in the menu. E-mail, callback and what the page around adds take their places here. */
const shown: readonly ActionId[] = ['call', 'invite-bot', 'silence-bot']

/**
 * What can be done with the contact, whether possible now or not: what is not says why.
 *
 * @fires parley-act - The chosen action, about this interaction.
 */
export class ParleyPartyActions extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return html`
      <parley-menu
        label=${this.texts.say('partyActions')}
        .entries=${shown.flatMap((id) => this.menuEntry(id, entry, state))}
        .placement=${{ side: 'below', align: 'start' } as const}
        @parley-choose=${this.onChoose}
      ></parley-menu>
    `
  }

  private menuEntry(id: ActionId, entry: DeskEntry, state: DeskState): MenuEntry[] {
    const { label, glyph, availability } = actionOf(id)
    const now = availability(state, { about: entry.id })
    if (now.is === 'absent') return []
    const denied = now.is === 'impossible' ? { denied: this.texts.say(now.why) } : {}
    return [{ id, label: this.texts.say(label), glyph, ...denied }]
  }

  private onChoose(event: ChooseEvent) {
    event.stopPropagation()
    const id = shown.find((action) => action === event.choice)
    if (id && this.entry) this.dispatchEvent(new ActEvent(id, this.entry.id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-party-actions': ParleyPartyActions
  }
}
