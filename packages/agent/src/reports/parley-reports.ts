import { ContextConsumer } from '@lit/context'
import type { Figures, ReportGroup } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { drawPlots } from './draw-plots.ts'
import { keyFigures, type KeyFigure } from './figures.ts'
import { lengthOf, rangeOf } from './ranges.ts'
import { readTable, ReportRefused, save } from './reading.ts'
import type { WantReportEvent, Wanted } from './report-events.ts'
import { ReportWords } from './report-words.ts'
import { reportsStyles } from './reports-styles.ts'
import { type Loaded, ShownReport } from './shown-report.ts'
import { reportTexts } from './texts/report-texts.ts'

const tables = ['day', 'queue', 'agent'] as const
const tableTexts = { day: 'byDay', queue: 'byQueue', agent: 'byAgent' } as const

/** Everything by which conversations are judged, over the desk: for whoever may read reports. */
export class ParleyReports extends LitElement {
  static override styles = [base, buttons, visuallyHidden, reportsStyles]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  @state() private wanted: Wanted | undefined
  @state() private saveFailed = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, reportTexts)
  private readonly words = new ReportWords(this.texts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly report = new ShownReport(
    () => this.desk.value?.http,
    () => this.requestUpdate(),
  )
  /** Whose report it is. */
  private agentId: string | undefined

  protected override willUpdate() {
    const agentId = this.state?.agent?.agentId
    if (agentId === this.agentId) return
    // Somebody else has signed in: nothing of what was counted is theirs.
    this.agentId = agentId
    this.wanted = undefined
    this.report.forget()
    if (this.isOpen) this.dialog.close()
  }

  protected override render() {
    const { texts } = this
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${() => (this.isOpen = false)}
    >
      ${
        this.isOpen
          ? html`
              <div class="head">
                <h2 id="title">${texts.say('reports')}</h2>
                ${this.drawDownload()}
                <button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
                  ${icon(glyphs.close)}
                </button>
              </div>
              <div class="page" tabindex="-1">${this.drawPage()}</div>
            `
          : nothing
      }
    </dialog>`
  }

  /** Shows the page; what was chosen before is chosen still, and its numbers are those of now. */
  async open() {
    await this.updateComplete
    const now = this.desk.value?.now ?? Date.now()
    const { wanted } = this
    if (!wanted) this.wanted = { name: 'days7', range: rangeOf('days7', now), chosen: {} }
    else if (wanted.name !== 'ownDays') this.wanted = { ...wanted, range: rangeOf(wanted.name, now) }
    this.isOpen = true
    this.dialog.showModal()
    this.load()
  }

  private drawDownload() {
    const { shown } = this.report
    if (shown.is !== 'there' || shown.report.total.conversations === 0) return nothing
    return html`<div class="download">
      <select aria-label=${this.texts.say('downloadBy')}>
        ${tables.map((by) => html`<option value=${by}>${this.texts.say(tableTexts[by])}</option>`)}
      </select>
      <button class="button small" type="button" @click=${this.download}>${icon(glyphs.download)} ${this.texts.say('download')}</button>
    </div>`
  }

  private drawPage() {
    const { texts, wanted } = this
    const { shown } = this.report
    const loaded = shown.is === 'there' ? shown : shown.is === 'loading' ? shown.former : undefined
    return html`
      <parley-channel-note channel="reports" .state=${this.state}></parley-channel-note>
      <parley-report-choices
        .wanted=${wanted}
        .queues=${loaded?.report.queues ?? []}
        .agents=${loaded?.report.agents ?? []}
        .siteNames=${this.siteNames}
        .now=${this.desk.value?.now ?? Date.now()}
        @parley-want-report=${this.onWant}
      ></parley-report-choices>
      <p class=${shown.is === 'there' && shown.report.total.conversations > 0 ? 'meta' : 'state'} role="status">
        ${this.sentence()}
      </p>
      ${
        shown.is === 'failed' && shown.why === 'failed'
          ? html`<p class="again"><button class="button" type="button" @click=${this.load}>${texts.say('tryAgain')}</button></p>`
          : nothing
      }
      ${loaded && loaded.report.total.conversations > 0 ? this.drawReport(loaded, shown.is === 'loading') : nothing}
    `
  }

  /** What there is, in one sentence. */
  private sentence(): string {
    const { texts, words } = this
    const { shown } = this.report
    if (shown.is === 'loading') return texts.say('loading')
    if (shown.is === 'failed') return texts.say(shown.why)
    if (this.saveFailed) return texts.say('downloadFailed')
    const { from, to, total, complete, zone } = shown.report
    if (!complete) return texts.say('incomplete')
    if (total.conversations === 0) return texts.say('nothing')
    if (from === to) return texts.say('shownDay', { day: words.wholeDay(from), zone })
    return texts.say('shown', { from: words.wholeDay(from), to: words.wholeDay(to), zone })
  }

  private drawReport({ report, before }: Loaded, isLoading: boolean) {
    const { texts, words, siteNames } = this
    const days = lengthOf(report)
    return html`<div class="report" aria-busy=${isLoading ? 'true' : 'false'}>
      <section aria-label=${texts.say('figures')}>
        <dl>${this.drawFigures(report.total, before.total)}</dl>
        <p class="meta">${days === 1 ? texts.say('comparedDay') : texts.say('compared', { days })}</p>
      </section>
      <div class="plots">${drawPlots(report, { texts, words, siteNames })}</div>
    </div>`
  }

  private drawFigures(now: Figures, before: Figures) {
    const draw = ({ label, value, unit, detail, change, tone }: KeyFigure) => html`<div>
      <dt>${this.texts.say(label)}${unit ? html`, ${unit}` : nothing}</dt>
      <dd class="value">${value}</dd>
      <dd>${detail}</dd>
      <dd class=${tone ?? 'change'}>${change}</dd>
    </div>`
    return keyFigures(now, before, this.texts, this.words).map(draw)
  }

  private get siteNames(): Readonly<Record<string, string>> {
    return this.state?.agent?.desk.siteNames ?? {}
  }

  private onWant(event: WantReportEvent) {
    this.wanted = event.wanted
    this.load()
  }

  private load() {
    this.saveFailed = false
    if (this.wanted) void this.report.load(this.wanted.range, this.wanted.chosen)
  }

  private async download() {
    const { wanted } = this
    const http = this.desk.value?.http
    const by = this.renderRoot.querySelector<HTMLSelectElement>('.download select')?.value as ReportGroup | undefined
    if (!wanted || !http || !by) return
    const { from, to } = wanted.range
    try {
      save(await readTable(http, wanted.range, wanted.chosen, by), `reports-${by}-${from}-${to}.csv`)
      this.saveFailed = false
    } catch (error) {
      if (!(error instanceof ReportRefused)) throw error
      this.saveFailed = true
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-reports': ParleyReports
  }
}
