import type { Participant } from '@parley/protocol'
import { face, glyphs, hueOf, icon } from '@parley/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { type ContactState, staffIn } from '../chat/contact-state.ts'
import type { Words } from '../texts/words.ts'

export interface HeaderActions {
  readonly end: () => void
  readonly askForPerson: () => void
  /** Missing where there is nothing to minimize to. */
  readonly minimize: (() => void) | undefined
}

/** Faces that find room beside each other. */
const mostFaces = 3

/** Who is there, who can read this, and how to leave. */
export function drawHeader(
  state: ContactState,
  { own }: Words,
  { end, askForPerson, minimize }: HeaderActions,
): TemplateResult {
  const { participants } = state.view.conversation
  const staff = staffIn(state)
  const canEnd = (state.stage === 'waiting' || state.stage === 'talking') && state.ending === 'no'
  return html`
    <header part="header" class="header">
      ${
        staff.length > 0
          ? html`<div class="faces ${state.stage}" aria-hidden="true">
            ${staff.slice(0, mostFaces).map((person) => drawFace(person, participants))}
          </div>`
          : nothing
      }
      <div class="titles">
        <p class="title"><bdi>${staff.flatMap(({ name, presence }) => (presence === 'listening' ? [] : name)).join(', ') || state.site.name || own.say('chat')}</bdi></p>
        <parley-who .state=${state} .askForPerson=${askForPerson}></parley-who>
      </div>
      ${canEnd ? html`<button part="end" class="button quiet small" @click=${end}>${own.say('endChat')}</button>` : nothing}
      ${
        minimize
          ? html`<button part="minimize" class="icon-button" aria-label=${own.say('minimize')} @click=${minimize}>
            ${icon(glyphs.minimize)}
          </button>`
          : nothing
      }
    </header>
  `
}

const drawFace = (person: Participant, all: readonly Participant[]) => html`
  <span class="seat ${person.presence}">${face(person.name, hueOf(person, all.indexOf(person)))}</span>
`
