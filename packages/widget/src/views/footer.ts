import { html, type TemplateResult } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
import type { Words } from '../texts/words.ts'

export interface FooterActions {
  readonly undoEnd: () => void
  readonly endNow: () => void
  readonly startAnew: () => void
}

/** Below the transcript: where the contact writes, or what else they can do. */
export function drawFooter(
  { stage, ending, site }: ContactState,
  draft: string,
  { own }: Words,
  { undoEnd, endNow, startAnew }: FooterActions,
): TemplateResult {
  if (stage === 'ended')
    return html`
      <footer part="footer" class="footer ended next" tabindex="-1">
        <p>${own.say('endedMore')}</p>
        <button part="start-anew" class="button primary" @click=${startAnew}>${own.say('startAnew')}</button>
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
        .draft=${draft}
        .limitChars=${site.textLimit}
        ><parley-contact-tools slot="actions" .site=${site}></parley-contact-tools
      ></parley-composer>
    </footer>
  `
}
