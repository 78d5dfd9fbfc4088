import type { Teammate } from '@parley/protocol'
import { glyphs, icon, TextsController } from '@parley/ui'
import { html, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { PrivateTalk } from '../consultation/private-talk.ts'
import { allUnread, type DeskState } from '../desk/desk-state.ts'
import type { Thread } from '../desk/threads.ts'
import { ActEvent } from '../events.ts'
import { presenceWords } from '../team-communicator/draw-state.ts'
import { teamCommunicatorTexts } from '../team-communicator/texts/team-communicator-texts.ts'
import { threadTexts } from './texts/thread-texts.ts'
import { threadStyles } from './thread-styles.ts'

/**
 * What agents write to each other outside of any interaction: who is in it and how they are now, what was said, and a field.
 * The team is followed only while this is shown.
 *
 * @fires parley-act - `back-to-list`, where the panel is narrow.
 */
export class ParleyThread extends PrivateTalk {
  static override styles = threadStyles

  @property({ attribute: false }) state: DeskState | undefined
  @property({ attribute: false }) thread: Thread | undefined

  protected override readonly origin = 'thread'
  private readonly texts = new TextsController(this, threadTexts)
  private readonly presence = new TextsController(this, teamCommunicatorTexts)
  private lookAway = () => {}

  get entry() {
    return this.thread
  }

  protected override get spelled() {
    return this.thread
  }

  override connectedCallback() {
    super.connectedCallback()
    this.lookAway = this.desk.value?.watchTeam() ?? this.lookAway
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.lookAway()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { thread } = this
    if (thread && changed.has('thread') && changed.get('thread')?.id !== thread.id) this.takeDraft(thread.id)
  }

  protected override render() {
    const { state, thread } = this
    if (!state || !thread) return nothing
    const { id, name, others, view } = thread
    return keyed(
      id,
      html`
        <section aria-label=${this.texts.say('threadWith', { name })}>
          ${this.drawHead(thread, state)}
          ${
            view.conversation.seq === 0
              ? html`<div class="loading"></div>`
              : this.drawLog(
                  thread,
                  this.texts.say('messages'),
                  others.length > 1 ? this.texts.say('nothingSaidGroup') : this.texts.say('nothingSaid', { name }),
                )
          }
          <div class="foot">
            ${this.drawComposer(thread, state, {
              name,
              placeholder: this.texts.say('privately'),
              hasEmojis: Object.values(state.agent?.desk.writing ?? {}).some(({ emoji }) => emoji),
            })}
          </div>
        </section>
      `,
    )
  }

  private drawHead({ id, name, others }: Thread, { entries, team, threads }: DeskState) {
    const elsewhere = entries.map(allUnread).concat(threads.map((other) => (other.id === id ? 0 : other.unread)))
    const count = elsewhere.filter((unread) => unread > 0).length
    return html`
      <div class="head">
        <button
          class="icon-button back"
          type="button"
          aria-label=${count > 0 ? this.words.say('backToListNeeded', { count }) : this.words.say('backToList')}
          @click=${() => this.dispatchEvent(new ActEvent('back-to-list'))}
        >
          <span class="mirrored">${icon(glyphs.back)}</span>
          ${count > 0 ? html`<span class="count">${this.words.speaker.number(count)}</span>` : nothing}
        </button>
        <span class="lock">${icon(glyphs.lock)}</span>
        <div class="who">
          <h2 tabindex="-1" title=${name}><bdi>${name}</bdi></h2>
          <ul class="people" role="list" aria-label=${this.texts.say('people')}>
            ${others.map((other) =>
              this.drawPresence(team?.agents.get(other.agentId), team ? other.name : undefined, others.length > 1),
            )}
          </ul>
        </div>
        <button
          class="button small"
          type="button"
          aria-description=${this.texts.say('closeHint')}
          title=${this.texts.say('closeHint')}
          @click=${() => void this.desk.value?.thread.close(id)}
        >
          ${this.texts.say('close')}
        </button>
      </div>
    `
  }

  /** Nothing is said of anybody until the server has told. */
  private drawPresence(mate: Teammate | undefined, name: string | undefined, isGroup: boolean) {
    if (name === undefined) return html`<li></li>`
    const shape = mate?.connected ? mate.presence.is : 'offline'
    const words = mate ? presenceWords(mate, this.presence.speaker) : this.presence.say('offline')
    return html`<li>
      <span class="dot ${shape}"></span>${isGroup ? html`<bdi>${name}</bdi>: ` : nothing}<span dir="auto">${words}</span>
    </li>`
  }

  override focus() {
    // A keyboard on the screen would cover half of what was said.
    if (matchMedia('(pointer: coarse)').matches) this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    else super.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-thread': ParleyThread
  }
}
