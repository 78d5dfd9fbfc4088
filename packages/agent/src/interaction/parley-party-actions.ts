import { base, TextsController, type ChooseEvent, type MenuEntry } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { aboutOf } from '../actions/page-actions.ts'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { contactOf, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/** What stands in the menu, before what the page around adds. */
const shown: readonly ActionId[] = ['call', 'email', 'schedule-callback', 'invite-bot', 'silence-bot']

/** Before the ids of the page's own: they are nobody else's. */
const pagePrefix = 'page '

const reaches = { call: 'phones', email: 'emails' } as const

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
        .entries=${[...shown.flatMap((id) => this.menuEntry(id, entry, state)), ...this.pageEntries(entry, state)]}
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
    const reached = id === 'call' || id === 'email' ? contactOf(state, entry)?.profile[reaches[id]] : undefined
    if (!reached?.length) return [{ id, label: this.texts.say(label), glyph, ...denied }]
    const words = id === 'call' ? 'callNumber' : 'emailAddress'
    return reached.map((where) => ({ id: `${id} ${where}`, label: this.texts.say(words, { where }), glyph, ...denied }))
  }

  private pageEntries(entry: DeskEntry, state: DeskState): MenuEntry[] {
    const about = aboutOf(state, entry)
    return state.pageActions.map(({ id, label, whyNot }, place) => {
      const denied = whyNot?.(about)
      return { id: pagePrefix + id, label, apart: place === 0, ...(denied !== undefined && { denied }) }
    })
  }

  private onChoose(event: ChooseEvent) {
    event.stopPropagation()
    const { entry, state } = this
    const own = state?.pageActions.find(({ id }) => pagePrefix + id === event.choice)
    if (own && entry && state) return own.run(aboutOf(state, entry))
    const [action, ...where] = event.choice.split(' ')
    const id = shown.find((other) => other === action)
    if (id && this.entry) this.dispatchEvent(new ActEvent(id, this.entry.id, where.join(' ') || undefined))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-party-actions': ParleyPartyActions
  }
}
