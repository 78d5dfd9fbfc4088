import { base, glyphs, icon, TextsController, type ChooseEvent, type MenuEntry } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import type { Agent } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts, type AgentTextKey } from '../texts/agent-texts.ts'

/** Entries of the menu that are not reasons. No reason of the configuration can be taken for one. */
const readyId = 'ready'
const notReadyId = 'not-ready'
const reasonPrefix = 'reason '

/**
 * Says whether the agent takes invitations, and changes it, with a reason where the server has some.
 *
 * @fires parley-act - `become-ready`, or `become-not-ready` with the reason as its value.
 * @csspart state - The word on the button.
 */
export class ParleyPresence extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        min-inline-size: 0;
      }

      .presence {
        position: relative;
        display: flex;
        align-items: center;
        max-inline-size: 100%;
        min-block-size: var(--parley-control);
        padding-inline: var(--parley-space-2);
      }

      /* The button lies under its words: it is called Presence, whatever they say. */
      parley-menu,
      parley-menu::part(button) {
        position: absolute;
        inset: 0;
        inline-size: 100%;
      }

      .state {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--parley-space-2);
        min-inline-size: 0;
        font-weight: 500;
        pointer-events: none;
      }

      .word {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .icon {
        font-size: calc(8px + 8px * var(--parley-zoom));
        color: var(--parley-ink-muted);
      }

      /* A full circle is ready, an empty one is not: the shape says it as well. */
      .dot {
        flex: none;
        inline-size: 10px;
        block-size: 10px;
        border: 2px solid var(--parley-ink-muted);
        border-radius: 50%;
      }

      .dot.ready {
        border-color: var(--parley-success);
        background: var(--parley-success);
      }

      /* Half a circle: on the way to it. */
      .dot.finishing {
        border-color: var(--parley-warning);
        background: linear-gradient(90deg, var(--parley-warning) 50%, transparent 50%);
      }

      /* With the time that is left it takes two small lines. */
      .lines {
        font-size: calc(var(--parley-meta-size) - 1px);
        line-height: 1.25;
        white-space: normal;
      }

      .left {
        color: var(--parley-ink-muted);
      }

      @media (forced-colors: active) {
        .dot.ready {
          background: CanvasText;
          forced-color-adjust: none;
        }
      }
    `,
  ]

  /** The signed-in agent; nobody until the server has welcomed them. */
  @property({ attribute: false }) agent: Agent | undefined
  /** Why it cannot be changed now; it can without this. */
  @property({ attribute: false }) denied: AgentTextKey | undefined

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const { agent } = this
    const isReady = agent?.presence.is === 'ready'
    return html`
      <div class="presence">
        <parley-menu
          label=${this.texts.say('presence')}
          .description=${this.describe(agent)}
          .entries=${agent ? this.entriesFor(agent) : []}
          .placement=${{ side: 'below', align: 'start' } as const}
          ?disabled=${!agent}
          @parley-choose=${this.onChoose}
          ><span></span
        ></parley-menu>
        <span part="state" class="state" aria-hidden="true">
          <span class="dot ${isReady ? 'ready' : agent?.presence.is === 'after-call-work' ? 'finishing' : ''}"></span>
          <span class=${agent?.presence.until === undefined ? 'word' : 'word lines'}
            >${agent ? this.word(agent) : this.texts.say('notReady')}
            ${
              agent?.presence.until === undefined
                ? nothing
                : html`<parley-elapsed class="left" .until=${agent.presence.until}></parley-elapsed>`
            }</span
          >
          ${agent ? icon(glyphs.down) : nothing}
        </span>
      </div>
    `
  }

  private word({ presence }: Agent) {
    if (presence.is === 'after-call-work') return this.texts.say('afterCallWork')
    return presence.is === 'ready' ? this.texts.say('ready') : (presence.reason ?? this.texts.say('notReady'))
  }

  private describe(agent: Agent | undefined) {
    if (!agent) return this.texts.say('presenceUnknown')
    const { is, reason, since, until } = agent.presence
    if (until !== undefined) return this.texts.say('afterCallWorkUntil', { time: this.texts.speaker.time(until) })
    const word = this.texts.say(is === 'ready' ? 'ready' : 'notReady')
    const presence = is === 'not-ready' && reason ? this.texts.say('notReadyBecause', { reason }) : word
    return this.texts.say('presenceSince', { presence, time: this.texts.speaker.time(since) })
  }

  private entriesFor({ presence, desk }: Agent): readonly MenuEntry[] {
    const mark = (isCurrent: boolean) => (isCurrent ? { glyph: glyphs.check } : { glyph: ' ' })
    const denied = this.denied ? { denied: this.texts.say(this.denied) } : {}
    const isReady = presence.is === 'ready'
    return [
      { id: readyId, label: this.texts.say('ready'), ...mark(isReady), ...denied },
      {
        id: notReadyId,
        label: this.texts.say('notReady'),
        ...mark(presence.is === 'not-ready' && !presence.reason),
        ...denied,
      },
      ...desk.notReadyReasons.map((reason, place) => ({
        id: `${reasonPrefix}${reason}`,
        label: reason,
        apart: place === 0,
        ...mark(!isReady && presence.reason === reason),
        ...denied,
      })),
    ]
  }

  private onChoose(event: ChooseEvent) {
    event.stopPropagation()
    const { choice } = event
    if (choice === readyId) this.dispatchEvent(new ActEvent('become-ready'))
    else if (choice === notReadyId) this.dispatchEvent(new ActEvent('become-not-ready'))
    else this.dispatchEvent(new ActEvent('become-not-ready', undefined, choice.slice(reasonPrefix.length)))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-presence': ParleyPresence
  }
}
