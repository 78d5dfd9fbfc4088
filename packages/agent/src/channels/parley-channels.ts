import { ContextConsumer } from '@lit/context'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { noChannels, type ChannelChange, type ShownChannel } from '../desk/channels.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { meaningWords, stateWord } from './channel-words.ts'
import { channelsStyles } from './channels-styles.ts'
import { channelTexts } from './texts/channel-texts.ts'

/** The picture of a state, and its colour. The word stands beside it. */
const looks = {
  working: [glyphs.check, 'success'],
  limited: [glyphs.warning, 'warning'],
  down: [glyphs.warning, 'danger'],
  lost: [glyphs.lineDown, 'danger'],
} as const satisfies Record<ShownChannel['is'], readonly [string, string]>

/**
 * The system messages: which channels do not work, what that means, and what came and went. Takes no room while everything works
 * and nobody asks.
 *
 * @csspart strip - The one line that stands for all.
 */
export class ParleyChannels extends LitElement {
  static override styles = [base, buttons, visuallyHidden, channelsStyles]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  /** What a screen reader is told. */
  @state() private spoken = ''
  @query('button') private readonly firstButton!: HTMLButtonElement | null
  private readonly texts = new TextsController(this, channelTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override willUpdate(changed: PropertyValues<this>) {
    const former = (changed.get('state') as DeskState | undefined)?.channels
    const now = this.channels
    if (former && former !== now) this.say(former.states)
    if (now.states.length === 0) this.isOpen = false
  }

  protected override render() {
    const { isOpen } = this
    const { isBack } = this.channels
    const isQuiet = !isOpen && !isBack && this.troubled.length === 0
    return html`
      ${
        isQuiet
          ? nothing
          : html`<section aria-label=${this.texts.say('systemMessages')}>
              ${this.drawStrip()}${isOpen ? this.drawDetails() : nothing}
            </section>`
      }
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `
  }

  /** Shows everything, also while all is well. */
  async open() {
    this.isOpen = true
    await this.updateComplete
    this.firstButton?.focus()
  }

  private get channels() {
    return this.state?.channels ?? noChannels
  }

  private get troubled(): readonly ShownChannel[] {
    return this.channels.states.filter(({ is }) => is !== 'working')
  }

  private drawStrip() {
    const { troubled, texts } = this
    const worst = troubled.find(({ is }) => is === 'lost') ?? troubled.find(({ is }) => is === 'down') ?? troubled[0]
    const [glyph, tone] = looks[worst?.is ?? 'working']
    return html`<div part="strip" class="strip">
      <span class=${tone}>${icon(glyph)}</span>
      <div class="told">
        ${
          worst
            ? html`<ul role="list" aria-label=${texts.say('channels')}>
                ${this.groups(troubled).map(({ names, word }) => html`<li><strong>${names}</strong> ${word}</li>`)}
              </ul>`
            : texts.say(this.channels.isBack ? 'allBack' : 'allWork')
        }
      </div>
      <button
        class="button small"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${texts.say('details')} ${icon(glyphs.down)}
      </button>
      ${
        worst
          ? nothing
          : html`<button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${this.close}>
              ${icon(glyphs.close)}
            </button>`
      }
    </div>`
  }

  private drawDetails() {
    const { states, changes } = this.channels
    const { texts } = this
    return html`<div class="details" role="group" aria-label=${texts.say('details')} tabindex="0">
      <ul role="list" aria-label=${texts.say('channels')}>${states.map((state) => this.drawChannel(state))}</ul>
      <p class="earlier" id="earlier">${texts.say('earlier')}</p>
      ${
        changes.length > 0
          ? html`<ul class="changes" role="list" aria-labelledby="earlier">${changes.map((change) => this.drawChange(change))}</ul>`
          : html`<span class="muted">${texts.say('nothingEarlier')}</span>`
      }
    </div>`
  }

  private drawChannel(shown: ShownChannel) {
    const { texts } = this
    const [glyph, tone] = looks[shown.is]
    return html`<li>
      <span class=${tone}>${icon(glyph)}</span>
      <span
        ><strong>${texts.say(shown.channel)}</strong> ${texts.say(stateWord(shown))}
        ${shown.since === undefined ? nothing : html`<span class="muted">${this.sinceWords(shown.since)}</span>`}</span
      >
      ${shown.is === 'working' ? nothing : html`<p>${meaningWords(shown, texts)}</p>`}
    </li>`
  }

  private drawChange({ at, channels, is }: ChannelChange) {
    const groups = this.groups(channels.map((channel) => ({ channel, is })))
    return html`<li>
      <time datetime=${new Date(at).toISOString()}>${this.texts.speaker.time(at)}</time>
      <span>${groups.map(({ names, word }) => this.texts.say('changed', { names, is: word })).join(' · ')}</span>
    </li>`
  }

  /** Those of which the same is to be said, together. */
  private groups(states: readonly Pick<ShownChannel, 'channel' | 'is'>[]): { names: string; word: string }[] {
    const byWord = Map.groupBy(states, stateWord)
    return [...byWord].map(([word, alike]) => ({
      names: alike.map(({ channel }) => this.texts.say(channel)).join(', '),
      word: this.texts.say(word),
    }))
  }

  private sinceWords(since: number): string {
    const { speaker } = this.texts
    const now = this.desk.value?.now ?? Date.now()
    const [day, time] = [speaker.day(since, now), speaker.time(since)]
    return day === speaker.day(now, now) ? this.texts.say('since', { time }) : this.texts.say('sinceDay', { day, time })
  }

  /** Tells what is other than before: what it means where it is one, else in a few words. */
  private say(before: readonly ShownChannel[]) {
    const { states } = this.channels
    const news = states.filter(({ channel, is }) => {
      const former = before.find((other) => other.channel === channel)?.is ?? 'working'
      return former !== is
    })
    if (news.length === 0) return
    const [only] = news
    if (news.length > 1 && states.every(({ is }) => is === 'working')) this.spoken = this.texts.say('allBack')
    else if (news.length === 1 && only && only.is !== 'working')
      this.spoken = this.texts.say('told', {
        name: this.texts.say(only.channel),
        is: this.texts.say(stateWord(only)),
        what: meaningWords(only, this.texts),
      })
    else
      this.spoken = this.groups(news)
        .map(({ names, word }) => `${this.texts.say('changed', { names, is: word })}.`)
        .join(' ')
  }

  private close() {
    this.isOpen = false
    this.desk.value?.channels.dismiss()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-channels': ParleyChannels
  }
}
