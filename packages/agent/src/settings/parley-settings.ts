import { ContextConsumer } from '@lit/context'
import type { AgentSettings } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { ParleySounds } from '../attention/parley-sounds.ts'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { dialogStyles } from './dialog-styles.ts'
import { settingsStyles } from './settings-styles.ts'
import { settingsTexts } from './texts/settings-texts.ts'

/** The names of the languages in themselves. */
const languages = { en: 'English', de: 'Deutsch' } as const

/** Whether what a field says is one of these. */
const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | undefined =>
  values.find((other) => other === value)

/**
 * How the agent wants their desk. Everything counts at once, in all their windows, and is kept by the server.
 *
 * @fires parley-act - `larger-text`, `smaller-text` or `shortcuts`.
 */
export class ParleySettings extends LitElement {
  static override styles = [base, buttons, dialogStyles, settingsStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('parley-sounds') private readonly sounds!: ParleySounds
  private readonly texts = new TextsController(this, settingsTexts)
  private readonly deskTexts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    return html`<dialog
        aria-labelledby="title"
        @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
        @close=${() => (this.isOpen = this.dialog.open)}
      >
        ${this.isOpen ? this.drawInside() : nothing}
      </dialog>
      <parley-sounds .state=${this.state}></parley-sounds>`
  }

  private drawInside() {
    const { texts } = this
    return html`
      <div class="head">
        <h2 id="title">${this.deskTexts.say('settings')}</h2>
        <button class="icon-button" type="button" autofocus aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
          ${icon(glyphs.close)}
        </button>
      </div>
      <div class="body">
        <p class="hint">${texts.say('hint')}</p>
        <section aria-labelledby="look">
          <h3 id="look">${texts.say('look')}</h3>
          <parley-text-size class="row" .state=${this.state}></parley-text-size>
          ${this.drawDensity()} ${this.drawLanguage()}
        </section>
        <section aria-labelledby="work">
          <h3 id="work">${texts.say('work')}</h3>
          ${this.drawOrder()} ${this.drawReason()}
        </section>
        <section aria-labelledby="alerts">
          <h3 id="alerts">${texts.say('alerts')}</h3>
          <parley-alert-choices .state=${this.state} @parley-open-sounds=${() => this.sounds.open()}></parley-alert-choices>
        </section>
        <section aria-labelledby="keys">
          <h3 id="keys">${texts.say('keys')}</h3>
          <button class="button" type="button" aria-haspopup="dialog" @click=${() => this.dispatchEvent(new ActEvent('shortcuts'))}>
            ${this.deskTexts.say('shortcuts')}
          </button>
        </section>
      </div>
    `
  }

  private drawDensity() {
    const { texts } = this
    const options = ['comfortable', 'compact'] as const
    return this.drawChoice('density', {
      chosen: this.state.settings.density ?? '',
      options: [['', texts.say('asPage')], ...options.map((each) => [each, texts.say(each)] as const)],
      choose: (value) => this.choose({ density: oneOf(options, value) }),
    })
  }

  private drawLanguage() {
    return this.drawChoice('language', {
      chosen: this.state.settings.language ?? '',
      options: [['', this.texts.say('automatic')], ...Object.entries(languages)],
      choose: (value) => this.choose({ language: value || undefined }),
    })
  }

  private drawOrder() {
    const { texts } = this
    const options = ['arrival', 'urgency'] as const
    return this.drawChoice('order', {
      chosen: this.state.settings.order ?? 'arrival',
      options: options.map((each) => [each, texts.say(each)] as const),
      choose: (value) => this.choose({ order: oneOf(options, value) }),
    })
  }

  private drawReason() {
    const reasons = this.state.agent?.desk.notReadyReasons ?? []
    if (reasons.length === 0) return nothing
    const { notReadyReason = '' } = this.state.settings
    return this.drawChoice('reason', {
      chosen: reasons.includes(notReadyReason) ? notReadyReason : '',
      options: [['', this.texts.say('noReason')], ...reasons.map((reason) => [reason, reason] as const)],
      choose: (value) => this.choose({ notReadyReason: value || undefined }),
      hint: this.texts.say('reasonHint'),
    })
  }

  private drawChoice(
    name: 'density' | 'language' | 'order' | 'reason',
    {
      chosen,
      options,
      choose,
      hint,
    }: {
      readonly chosen: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly choose: (value: string) => void
      readonly hint?: string
    },
  ) {
    return html`<div class="row">
      <label for=${name}>${this.texts.say(name)}</label>
      <select
        id=${name}
        aria-describedby=${hint ? `${name}-hint` : nothing}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${options.map(
          ([value, words]) =>
            html`<option
              value=${value}
              lang=${name === 'language' && value ? value : nothing}
              .selected=${value === chosen}
            >
              ${words}
            </option>`,
        )}
      </select>
      ${hint ? html`<p id=${`${name}-hint`} class="hint">${hint}</p>` : nothing}
    </div>`
  }

  private choose(change: { readonly [Key in keyof AgentSettings]?: AgentSettings[Key] | undefined }) {
    this.desk.value?.memory.choose(change)
  }

  async open(): Promise<void> {
    this.isOpen = true
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-settings': ParleySettings
  }
}
