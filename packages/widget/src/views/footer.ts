import { html, type TemplateResult } from 'lit'
import type { ContactChat } from '../chat/contact-chat.ts'
import type { ContactState } from '../chat/contact-state.ts'
import type { Words } from '../texts/words.ts'

export interface FooterActions {
  readonly undoEnd: () => void
  readonly endNow: () => void
  readonly startAnew: () => void
}

/** Below the transcript: where the contact writes, or what else they can do. */
export function drawFooter(
  state: ContactState,
  chat: ContactChat,
  { own }: Words,
  { undoEnd, endNow, startAnew }: FooterActions,
): TemplateResult {
  const { stage, ending, site } = state
  if (stage === 'ended')
    return html`
      <footer part="footer" class="next end" tabindex="-1">
        <parley-ended exportparts="start-anew" .state=${state} .chat=${chat} .startAnew=${startAnew}></parley-ended>
      </footer>
    `
  return html`
    <footer part="footer" class="footer">
      ${
        ending === 'no'
          ? ''
          : html`<div class="ending">
            <p role="status">${own.say('ending')}</p>
            <button class="button small undo" ?disabled=${ending !== 'undoable'} @click=${undoEnd}>${own.say('undo')}</button>
            <button class="button small" ?disabled=${ending !== 'undoable'} @click=${endNow}>${own.say('endNow')}</button>
          </div>`
      }
      <parley-composer
        class="next"
        exportparts="field: composer, input, send"
        .draft=${chat.drafts.text}
        .limitChars=${site.textLimit}
        ><parley-contact-tools slot="actions" .site=${site}></parley-contact-tools
      ></parley-composer>
    </footer>
  `
}
