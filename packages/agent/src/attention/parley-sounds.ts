import type { SoundSettings } from '@parley/protocol'
import { ContextConsumer } from '@lit/context'
import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { SoundOutput } from './sounds/sound-output.ts'
import { demonstration } from './sounds/tones.ts'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { soundsStyles } from './sounds-styles.ts'
import { attentionTexts } from './texts/attention-texts.ts'

/** An agent who has chosen nothing hears nothing. */
const silent: SoundSettings = { tone: false, ring: false, captions: true, volume: 60 }

/** The night, for agents who want quiet hours and have not said which. */
const night = { from: '20:00', to: '08:00' }

/** The dialog in which an agent chooses what they hear. Everything counts at once, and is kept by the server. */
export class ParleySounds extends LitElement {
  static override styles = [base, buttons, dialogStyles, fieldStyles, soundsStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @state() private isTesting = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, attentionTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })
  private readonly output = new SoundOutput(() => this.requestUpdate())

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.output.close()
  }

  private get sounds(): SoundSettings {
    return this.state.memory.settings?.sounds ?? silent
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="title" @close=${this.onClose}>
        ${this.isOpen ? this.drawForm() : nothing}
      </dialog>
    `
  }

  private drawForm() {
    const { sounds } = this
    return html`
      <form method="dialog">
        <h2 id="title">${this.texts.say('sounds')}</h2>
        <p>${this.texts.say('soundsHint')}</p>
        ${this.drawCheckbox('tone', sounds.tone, (tone) => this.keep({ tone }))}
        ${this.drawCheckbox('ring', sounds.ring, (ring) => this.keep({ ring }))}
        ${this.drawCheckbox('captions', sounds.captions, (captions) => this.keep({ captions }))}
        <label class="volume">
          <span>${this.texts.say('volume')}</span>
          <input
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${String(sounds.volume)}
            aria-valuetext=${this.texts.say('percent', { percent: sounds.volume })}
            @change=${(event: Event) => this.keep({ volume: (event.target as HTMLInputElement).valueAsNumber })}
          />
          <output>${this.texts.say('percent', { percent: sounds.volume })}</output>
        </label>
        ${this.drawQuietHours(sounds)}
        <div class="foot">
          <button class="button" type="button" @click=${this.test}>${this.texts.say('test')}</button>
          <p class="heard" role="status">${this.heard()}</p>
          <button class="button primary">${this.texts.say('close')}</button>
        </div>
      </form>
    `
  }

  private drawCheckbox(
    key: 'tone' | 'ring' | 'captions' | 'quietHours',
    checked: boolean,
    change: (checked: boolean) => void,
  ) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${checked}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
      />
      ${this.texts.say(key)}
    </label>`
  }

  private drawQuietHours({ quiet }: SoundSettings) {
    const time = (end: 'from' | 'to') => html`<label>
      ${this.texts.say(end === 'from' ? 'quietFrom' : 'quietTo')}
      <input
        type="time"
        required
        .value=${quiet?.[end] ?? night[end]}
        @change=${(event: Event) => this.keepQuiet(end, (event.target as HTMLInputElement).value)}
      />
    </label>`
    return html`
      ${this.drawCheckbox('quietHours', quiet !== undefined, (isWanted) => this.keep({ quiet: isWanted ? night : undefined }))}
      ${quiet ? html`<div class="quiet">${time('from')} ${time('to')}</div>` : nothing}
    `
  }

  private heard(): string {
    if (!SoundOutput.isThere) return this.texts.say('unheard')
    if (this.output.isBlocked) return this.texts.say('blocked')
    return this.isTesting ? this.texts.say('testing') : ''
  }

  private keepQuiet(end: 'from' | 'to', value: string) {
    // A field that was emptied keeps what it had.
    if (value === '') return this.requestUpdate()
    this.keep({ quiet: { ...(this.sounds.quiet ?? night), [end]: value.slice(0, 5) } })
  }

  private keep(change: Partial<SoundSettings> | { readonly quiet: undefined }) {
    const { quiet, ...others } = { ...this.sounds, ...change }
    const memory = this.desk.value?.memory
    memory?.set('settings', { ...memory.get('settings'), sounds: { ...others, ...(quiet && { quiet }) } })
  }

  private test() {
    this.isTesting = true
    this.output.play(demonstration, this.sounds.volume)
  }

  private onClose() {
    this.isOpen = this.isTesting = false
    this.dispatchEvent(new Event('close'))
  }

  /** Opens the dialog; `close` is fired when it has closed. */
  open(): void {
    this.isOpen = true
    this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-sounds': ParleySounds
  }
}
