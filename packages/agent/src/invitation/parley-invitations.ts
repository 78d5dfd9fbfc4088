import type { AgentSettings } from '@parley/protocol'
import { Announcer, base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import type { Notice } from '../desk/desk-state.ts'
import type { Invited } from '../desk/invited.ts'
import { DismissEvent } from '../events.ts'
import { agentTexts, type AgentTextKey } from '../texts/agent-texts.ts'
import { invitationStyles } from './invitation-styles.ts'
import { noticeText } from './notice-text.ts'

/**
 * The invitations that wait for an answer, and what became of earlier ones. Floats above the panel, moves nothing, and never
 * takes the focus: a new invitation is said politely.
 *
 * @fires parley-act - `accept` or `reject`, about a conversation.
 * @fires parley-dismiss - A notice has been read.
 */
export class ParleyInvitations extends LitElement {
  static override styles = [base, buttons, visuallyHidden, invitationStyles]

  @property({ attribute: false }) invitations: readonly Invited[] = []
  @property({ attribute: false }) notices: readonly Notice[] = []
  /** Why none can be answered now; they can without this. */
  @property({ attribute: false }) denied: AgentTextKey | undefined
  /** With the keys that the agent chose. */
  @property({ attribute: false }) settings: AgentSettings = {}
  /** Those whose answer is under way. */
  @property({ attribute: false }) asking: ReadonlySet<string> = new Set()

  private readonly texts = new TextsController(this, agentTexts)
  private readonly announcer = new Announcer(this)

  protected override render() {
    return html`
      ${repeat(
        this.invitations,
        ({ id, seq }) => `${id} ${seq}`,
        (invited, place) => html`
          <parley-invitation
            .invited=${invited}
            .denied=${this.denied}
            .isFirst=${place === 0}
            .settings=${this.settings}
            .isAnswering=${this.asking.has(`accept-invitation:${invited.id}`) || this.asking.has(`reject-invitation:${invited.id}`)}
          ></parley-invitation>
        `,
      )}
      <div class="notices" role="status">
        ${repeat(
          this.notices,
          ({ key }) => key,
          (notice) => this.drawNotice(notice),
        )}
      </div>
    `
  }

  private drawNotice(notice: Notice) {
    return html`
      <div class="notice">
        ${icon(notice.about === 'refused' ? glyphs.warning : glyphs.info)}
        <span>${noticeText(notice, this.texts.speaker)}</span>
        <button
          class="icon-button"
          type="button"
          aria-label=${this.texts.say('dismiss')}
          @click=${() => this.dispatchEvent(new DismissEvent(notice.key))}
        >
          ${icon(glyphs.close)}
        </button>
      </div>
    `
  }

  protected override updated(changed: PropertyValues<this>) {
    const before = changed.get('invitations')
    if (!before) return
    const keys = shortcutOf('accept', this.settings)
    for (const { id, seq, name } of this.invitations) {
      if (before.some((other) => other.id === id && other.seq === seq)) continue
      const how = keys ? this.texts.say('keysAccept', { shortcut: shortcutWords(keys) }) : ''
      this.announcer.say(`${this.texts.say('invitedTo', { name })} ${how}`)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-invitations': ParleyInvitations
  }
}
