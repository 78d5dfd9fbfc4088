import type { ConversationId, Running } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { RunningView } from '@parley/protocol/client'
import { SelectEvent } from '../events.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { runningStyles } from './running-styles.ts'
import { fits, sorted } from './sorted.ts'
import { supervisionTexts } from './texts/supervision-texts.ts'

/**
 * All conversations that wait or are handled, those who wait longest first.
 *
 * @fires parley-select - Read this conversation along.
 */
export class ParleyRunning extends LitElement {
  static override styles = [base, buttons, visuallyHidden, fieldStyles, runningStyles]

  /** Nothing until the server has told. */
  @property({ attribute: false }) running: RunningView | undefined
  /** The conversation that is read along. */
  @property() selected: ConversationId = ''

  @state() private words = ''
  private readonly texts = new TextsController(this, supervisionTexts)

  protected override render() {
    const { texts, running } = this
    const all = sorted(running?.values() ?? [])
    const shown = all.filter((each) => fits(each, this.words))
    const count = (status: Running['status']) => all.filter((each) => each.status === status).length
    const [waiting, handled, bots] = [count('queued'), count('handled'), count('with-bot')]
    return html`
      <input
        type="search"
        aria-label=${texts.say('filter')}
        placeholder=${texts.say('filterHint')}
        .value=${this.words}
        @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value.trim())}
      />
      <p class="counts" role="status">
        ${
          running
            ? html`<span class=${waiting > 0 ? 'waiting' : ''}>${texts.say('waitingCount', { count: waiting })}</span>
              <span>${texts.say('handledCount', { count: handled })}</span>
              ${bots > 0 ? html`<span>${texts.say('botCount', { count: bots })}</span>` : nothing}`
            : texts.say('loading')
        }
      </p>
      ${running && all.length === 0 ? html`<p class="empty">${texts.say('nothingRuns')}</p>` : nothing}
      ${all.length > 0 && shown.length === 0 ? html`<p class="empty">${texts.say('nothingFits')}</p>` : nothing}
      <ul aria-label=${texts.say('conversations')}>
        ${repeat(
          shown,
          ({ id }) => id,
          (each) => this.drawOne(each),
        )}
      </ul>
    `
  }

  private drawOne(each: Running) {
    const { texts } = this
    const { id, contact, site, skill, pendingSince, queuedAt, consultations, staff } = each
    const away = staff.find(({ isAway }) => isAway)
    return html`<li aria-label=${contact}>
      <button
        type="button"
        class=${each.status}
        data-id=${id}
        aria-current=${id === this.selected ? 'true' : nothing}
        @click=${() => this.dispatchEvent(new SelectEvent(id))}
      >
        <span class="top">
          <bdi class="contact">${contact}</bdi>
          ${
            each.status === 'queued'
              ? html`<span class="since waiting"
                  ><span class="visually-hidden">${texts.say('inQueueSince')}</span> ${icon(glyphs.clock)}<parley-elapsed .since=${queuedAt}></parley-elapsed
                ></span>`
              : pendingSince === null
                ? nothing
                : html`<span class="since"
                    ><span class="visually-hidden">${texts.say('contactWaits')}</span> ${icon(glyphs.chat)}<parley-elapsed .since=${pendingSince}></parley-elapsed
                  ></span>`
          }
        </span>
        <span class="meta"><span dir="auto">${this.who(each)}</span> · ${site}${skill === null ? '' : ` · ${skill}`}</span>
        ${away ? html`<span class="meta away">${texts.say('ownerAway', { name: away.name })}</span>` : nothing}
        ${consultations > 0 ? html`<span class="meta">${texts.say('consults', { count: consultations })}</span>` : nothing}
      </button>
    </li>`
  }

  override focus() {
    this.renderRoot.querySelector('input')?.focus()
  }

  /** Puts the focus on this conversation. */
  focusOn(id: ConversationId) {
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus()
  }

  private who({ status, staff }: Running): string {
    if (status === 'queued') return this.texts.say('waits')
    if (status === 'with-bot') return this.texts.say('withBot')
    return this.texts.say('withAgents', { names: staff.map(({ name }) => name).join(', ') })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-running': ParleyRunning
  }
}
