import { connectionNotice } from '@parley/ui'
import { html, nothing, type TemplateResult } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
import type { Words } from '../texts/words.ts'

/** What is wrong with the line, what becomes of what is written meanwhile, and the remedy. */
export function drawLineBanner(
  { line }: ContactState,
  { own, shared }: Words,
  reconnect: () => void,
): TemplateResult {
  const notice = connectionNotice(line)
  return html`
    <parley-banner tone=${notice?.tone ?? 'info'} words=${notice ? shared.say(notice.key) : ''}>
      ${notice?.remedy
        ? html`<button slot="action" class="button small" @click=${reconnect}>
            ${notice.remedy === 'reconnect' ? shared.say('reconnectNow') : own.say('tryAgain')}
          </button>`
        : nothing}
    </parley-banner>
  `
}
