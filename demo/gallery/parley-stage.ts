import {
  define,
  directionOf,
  ParleyDeskTranscript,
  ParleyTranscript,
  tokens,
  WordingController,
  allowedMedia,
} from '@parley/ui'
import { applyEvent, emptyConversation, type Message } from '@parley/protocol'
import { type ConversationView, emptyTranscript, emptyView, withNewer } from '@parley/protocol/client'
import { judgeChoice, messageAsText, policyOf } from '@parley/protocol/schemas'
import type { MakeChoiceEvent } from '@parley/ui'
import { css, html, LitElement, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'

type Event = Parameters<typeof applyEvent>[1]

/** When the sample was said: a morning of this machine's calendar, so that pictures of the gallery look alike. */
const saidAt = new Date(2026, 9, 5, 10, 31).getTime()

/** One sample in one look: a conversation in which a bot has just sent it, on the screen of the contact or of an agent. */
export class ParleyStage extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        overflow: hidden;
        border-radius: 12px;
        background: var(--parley-surface);
        color: var(--parley-ink);
        font-family: var(--parley-font, system-ui, sans-serif);
      }

      /* As the system setting has it, for those who look without having it. */
      :host([contrast='more']) {
        --parley-ink-muted: light-dark(#3c424d, #d3d8e0);
        --parley-line: light-dark(#5a6270, #a6adba);
        --parley-control-line: light-dark(#5a6270, #a6adba);
      }

      parley-transcript,
      parley-desk-transcript {
        block-size: auto;
      }
    `,
  ]

  @property({ attribute: false }) message: Message | undefined
  @property({ reflect: true }) side: 'contact' | 'staff' = 'contact'
  @property({ reflect: true }) theme: 'light' | 'dark' = 'light'
  @property({ reflect: true }) contrast: 'usual' | 'more' = 'usual'
  @property() direction: 'ltr' | 'rtl' = 'ltr'

  @state() private events: readonly Event[] = []
  private readonly wording = new WordingController(this)
  private readonly media = allowedMedia('/', [])

  constructor() {
    super()
    this.addEventListener('parley-make-choice', (event) => this.choose(event as MakeChoiceEvent))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('message') && this.message) this.events = storyOf(this.message)
    if (changed.has('direction')) {
      // A language that is written from the right, whose words we do not have: the layout is what is looked at.
      const language = this.direction === 'rtl' ? 'he' : 'en'
      if (directionOf(language) === this.direction) this.wording.wording = { language, overrides: {} }
    }
  }

  protected override render() {
    const view = viewOf(this.events)
    return this.side === 'staff'
      ? html`<parley-desk-transcript .me=${'p3'} .view=${view} .media=${this.media}></parley-desk-transcript>`
      : html`<parley-transcript .me=${'p1'} .view=${view} .media=${this.media}></parley-transcript>`
  }

  /** Does what the server does, so that the outcome can be seen on both screens. */
  private choose({ seq, choice }: MakeChoiceEvent) {
    if (!this.message) return
    const { as, text, says } = judgeChoice(this.message, choice)
    const made = {
      message: seq,
      actions: [...choice.actions],
      values: choice.values,
      as,
      text,
      key: JSON.stringify(choice),
    }
    const told: Omit<Event, 'seq' | 'at'>[] = [{ by: 'p1', name: 'choice-made', body: made }]
    if (says) told.push({ by: 'p1', name: 'message-sent', body: { message: { kind: 'text', text: says } } })
    this.events = [
      ...this.events,
      ...told.map((event, at) => ({ ...event, seq: this.events.length + 1 + at, at: saidAt + 60_000 })),
    ]
  }
}

function storyOf(message: Message): readonly Event[] {
  const joins = (id: string, role: string, name: string) => ({
    by: id,
    name: 'participant-joined',
    body: { participant: { id, role, name } },
  })
  const policy = policyOf(message)
  const told = [
    { by: 'p1', name: 'conversation-opened', body: { site: 'travel', previous: null } },
    joins('p1', 'contact', 'Grace'),
    joins('p2', 'bot', 'Mira'),
    { by: 'p2', name: 'message-sent', body: { message, text: messageAsText(message), ...(policy && { policy }) } },
  ]
  return told.map((event, at) => ({ ...event, seq: at + 1, at: saidAt }))
}

function viewOf(events: readonly Event[]): ConversationView {
  // What comes before the message is not what the gallery is about.
  const shown = events.slice(3)
  return {
    ...emptyView('gallery'),
    conversation: events.reduce(applyEvent, emptyConversation('gallery')),
    transcript: withNewer({ ...emptyTranscript, fromSeq: 4 }, shown),
  }
}

export const defineStage = () =>
  define({
    'parley-transcript': ParleyTranscript,
    'parley-desk-transcript': ParleyDeskTranscript,
    'parley-stage': ParleyStage,
  })
