import { connectionNotice } from '@parley/ui'
import { html, nothing, type TemplateResult } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
import type { Words } from '../texts/words.ts'

const offline = { is: 'offline', attempts: 0, retryAt: 0 } as const

/** What is wrong with the line, what becomes of what is written meanwhile, and the remedy. */
export function drawLineBanner({ line }: ContactState, { own, shared }: Words, reconnect: () => void): TemplateResult {
  // What the browser knows comes first: a dead line is noticed only after a while.
  const notice = connectionNotice(navigator.onLine || line.is === 'refused' ? line : offline)
  return html`
    <parley-banner tone=${notice?.tone ?? 'info'} words=${notice ? shared.say(notice.key) : ''}>
      ${
        notice?.remedy && navigator.onLine
          ? html`<button slot="action" class="button small" @click=${reconnect}>
            ${notice.remedy === 'reconnect' ? shared.say('reconnectNow') : own.say('tryAgain')}
          </button>`
          : nothing
      }
    </parley-banner>
  `
}
