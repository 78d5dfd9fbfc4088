import { mostReportDays, type ReportAgent, type ReportQueue } from '@parley/protocol'
import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { choicesStyles } from './choices-styles.ts'
import { isPossible, type RangeName, rangeOf, ranges } from './ranges.ts'
import type { Chosen } from './reading.ts'
import { WantReportEvent, type Wanted } from './report-events.ts'
import { ReportWords } from './report-words.ts'
import { reportTexts } from './texts/report-texts.ts'

/**
 * Which days, which queue, which agent.
 *
 * @fires parley-want-report - Something else is to be seen.
 */
export class ParleyReportChoices extends LitElement {
  static override styles = [base, buttons, choicesStyles]

  @property({ attribute: false }) wanted: Wanted | undefined
  @property({ attribute: false }) queues: readonly ReportQueue[] = []
  @property({ attribute: false }) agents: readonly ReportAgent[] = []
  @property({ attribute: false }) siteNames: Readonly<Record<string, string>> = {}
  @property({ attribute: false }) now = 0

  /** The days that are written are none that a report can have. */
  @state() private isWrong = false
  private readonly texts = new TextsController(this, reportTexts)
  private readonly words = new ReportWords(this.texts)

  protected override render() {
    const { texts, wanted } = this
    if (!wanted) return nothing
    return html`
      <div class="ranges" role="group" aria-label=${texts.say('range')}>
        ${ranges.map(
          (name) => html`<button
            class="button small"
            type="button"
            aria-pressed=${name === wanted.name ? 'true' : 'false'}
            @click=${() => this.chooseRange(name)}
          >
            ${texts.say(name)}
          </button>`,
        )}
      </div>
      ${wanted.name === 'ownDays' ? this.drawDays(wanted) : nothing}
      <label>${texts.say('queue')} ${this.drawQueues(wanted)}</label>
      <label>${texts.say('agent')} ${this.drawAgents(wanted)}</label>
      ${this.isWrong ? html`<p role="alert">${texts.say('wrongRange', { days: mostReportDays })}</p>` : nothing}
    `
  }

  private drawDays({ range }: Wanted) {
    const field = (name: 'from' | 'to') => html`<label
      >${this.texts.say(name)}
      <input type="date" name=${name} .value=${range[name]} required @change=${this.chooseDays}
    /></label>`
    return html`<div class="days">${field('from')} ${field('to')}</div>`
  }

  private drawQueues({ chosen }: Wanted) {
    const { queues, siteNames, texts, words } = this
    const current = chosen.site === undefined ? undefined : { site: chosen.site, skill: chosen.skill ?? null }
    const known = current && !queues.some((queue) => keyOf(queue) === keyOf(current)) ? [...queues, current] : queues
    return html`<select name="queue" @change=${this.chooseQueue}>
      <option value="" ?selected=${!current}>${texts.say('allQueues')}</option>
      ${known.map(
        (queue) =>
          html`<option value=${keyOf(queue)} ?selected=${current && keyOf(queue) === keyOf(current)}>
            ${words.queue(queue, siteNames)}
          </option>`,
      )}
    </select>`
  }

  private drawAgents({ chosen }: Wanted) {
    const { agents, texts } = this
    const { agent } = chosen
    const isKnown = agent === undefined || agents.some(({ agentId }) => agentId === agent)
    const all = isKnown ? agents : [...agents, { agentId: agent, name: agent }]
    return html`<select name="agent" @change=${this.chooseAgent}>
      <option value="" ?selected=${agent === undefined}>${texts.say('allAgents')}</option>
      ${all.map(({ agentId, name }) => html`<option value=${agentId} ?selected=${agentId === agent}>${name}</option>`)}
    </select>`
  }

  private chooseRange(name: RangeName) {
    const { wanted } = this
    if (!wanted) return
    this.isWrong = false
    this.want({ ...wanted, name, range: name === 'ownDays' ? wanted.range : rangeOf(name, this.now) })
  }

  private chooseDays() {
    const { wanted } = this
    const valueOf = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''
    const range = { from: valueOf('from'), to: valueOf('to') }
    this.isWrong = !isPossible(range)
    if (wanted && !this.isWrong) this.want({ ...wanted, range })
  }

  private chooseQueue(event: Event) {
    const { value } = event.target as HTMLSelectElement
    const { agent } = this.wanted?.chosen ?? {}
    const [site, skill] = value === '' ? [] : (JSON.parse(value) as [string, string | null])
    this.choose({ ...(site !== undefined && { site, skill: skill ?? null }), ...(agent !== undefined && { agent }) })
  }

  private chooseAgent(event: Event) {
    const { value } = event.target as HTMLSelectElement
    const { agent: _, ...others } = this.wanted?.chosen ?? {}
    this.choose(value === '' ? others : { ...others, agent: value })
  }

  private choose(chosen: Chosen) {
    if (this.wanted) this.want({ ...this.wanted, chosen })
  }

  private want(wanted: Wanted) {
    this.dispatchEvent(new WantReportEvent(wanted))
  }
}

const keyOf = ({ site, skill }: ReportQueue): string => JSON.stringify([site, skill])

declare global {
  interface HTMLElementTagNameMap {
    'parley-report-choices': ParleyReportChoices
  }
}
