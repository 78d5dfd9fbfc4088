import type { Participant } from '@parley/protocol'
import { face, glyphs, hueOf, icon } from '@parley/ui'
import { html, nothing, type TemplateResult } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
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
  const staff = participants.filter(({ role, presence }) => role !== 'contact' && presence !== 'left')
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
        <p class="title" dir="auto">${staff.flatMap(({ name, presence }) => (presence === 'listening' ? [] : name)).join(', ') || state.site.name || own.say('chat')}</p>
        <p class="who" dir="auto">
          ${whoIsHere(state, staff, own)}
          ${isWithBot(state, staff) ? html`<button @click=${askForPerson}>${own.say('askForPerson')}</button>` : nothing}
        </p>
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

const isWithBot = ({ stage }: ContactState, staff: readonly Participant[]) =>
  stage === 'talking' && staff.every(({ role }) => role === 'bot')

/** One line: who reads this, or why nobody does. */
function whoIsHere({ stage, view }: ContactState, staff: readonly Participant[], own: Words['own']): string {
  const away = staff.find(({ presence }) => presence === 'away')
  switch (stage) {
    case 'loading':
    case 'empty':
      return own.say('whoTeam')
    case 'waiting':
      return own.say(view.conversation.waiting === 'nobody-available' ? 'whoNobody' : 'whoWaiting')
    case 'talking':
      if (away) return own.say('whoAway', { name: away.name })
      return own.say(isWithBot({ stage } as ContactState, staff) ? 'whoBot' : 'whoWith', {
        names: staff.map(({ name }) => name).join(', '),
      })
    case 'ended':
      return own.say('whoEnded')
  }
}
