import { limits } from '@parley/protocol'
import { glyphs, icon, type Speaker } from '@parley/ui'
import { html } from 'lit'
import { kinds, type Kind } from './finding.ts'
import type { TeamCommunicatorTexts } from './texts/team-communicator-texts.ts'

interface Search {
  readonly voice: Speaker<TeamCommunicatorTexts>
  readonly typed: string
  readonly kind: Kind
  readonly onTyped: (typed: string) => void
  readonly onKind: (kind: Kind) => void
}

/** Where one types, and of what kind the targets are that are shown. */
export const drawSearch = ({ voice, typed, kind: shown, onTyped, onKind }: Search) => html`
  <div class="find">
    <label class="field">
      ${icon(glyphs.search)}
      <input
        type="search"
        dir="auto"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="go"
        maxlength=${limits.nameChars}
        aria-label=${voice.say('searchTargets')}
        placeholder=${voice.say('placeholder')}
        .value=${typed}
        @input=${(event: Event) => onTyped((event.target as HTMLInputElement).value)}
      />
    </label>
    <div class="kinds" role="group" aria-label=${voice.say('kinds')}>
      ${kinds.map(
        (kind) => html`<button
          class="button small"
          type="button"
          aria-pressed=${kind === shown ? 'true' : 'false'}
          @click=${() => onKind(kind)}
        >
          ${voice.say(kind)}
        </button>`,
      )}
    </div>
  </div>
`
