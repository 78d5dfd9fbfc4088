import { ContextConsumer } from '@lit/context'
import { base, buttons, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { notificationPermission } from './notifier.ts'
import { attentionTexts } from './texts/attention-texts.ts'

/**
 * The part of the menu that says how an agent wants to be told: desktop notifications, which the browser asks about only after
 * a press on the button here, and sounds.
 *
 * @fires parley-open-sounds - The agent wants to choose what they hear.
 */
export class ParleyAlertChoices extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--parley-space-1) var(--parley-space-2);
        padding-block-end: var(--parley-space-3);
      }

      p {
        margin: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      label {
        display: flex;
        align-items: center;
        gap: var(--parley-space-2);
        min-block-size: var(--parley-control);
      }

      input {
        inline-size: 18px;
        block-size: 18px;
        margin: 0;
        accent-color: var(--parley-accent);
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState = emptyDesk

  private readonly texts = new TextsController(this, attentionTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  protected override render() {
    return html`
      <button class="button" type="button" aria-haspopup="dialog" @click=${this.openSounds}>
        ${this.texts.say('sounds')}
      </button>
      ${this.drawNotifications()}
    `
  }

  private drawNotifications() {
    const permission = notificationPermission()
    if (permission === 'missing') return nothing
    if (permission === 'denied') return html`<p>${this.texts.say('notificationsBlocked')}</p>`
    if (permission === 'default')
      return html`<button class="button" type="button" @click=${this.ask}>
        ${this.texts.say('allowNotifications')}
      </button>`
    return html`<label>
      <input
        type="checkbox"
        .checked=${this.state.memory.settings?.notifications === true}
        @change=${(event: Event) => this.keep((event.target as HTMLInputElement).checked)}
      />
      ${this.texts.say('notifications')}
    </label>`
  }

  private async ask() {
    if ((await Notification.requestPermission()) === 'granted') this.keep(true)
    this.requestUpdate()
  }

  private keep(notifications: boolean) {
    const memory = this.desk.value?.memory
    memory?.set('settings', { ...memory.get('settings'), notifications })
  }

  private openSounds() {
    this.dispatchEvent(new Event('parley-open-sounds'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-alert-choices': ParleyAlertChoices
  }
}
