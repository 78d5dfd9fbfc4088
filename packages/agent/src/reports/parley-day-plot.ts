import { base, TextsController } from '@parley/ui'
import { html, nothing, svg } from 'lit'
import { property, state } from 'lit/decorators.js'
import { Measured } from './measured.ts'
import { drawFrame, type PlotTable } from './plot-frame.ts'
import { plotStyles } from './plot-styles.ts'
import { ReportWords } from './report-words.ts'
import { linesFor, namedDays, type Unit } from './scale.ts'
import { reportTexts } from './texts/report-texts.ts'

/** One kind of thing over days. */
export interface Series {
  /** How it is drawn: a class of `plot-styles.ts`. */
  readonly look: 'handled' | 'byBot' | 'open' | 'abandoned' | 'median' | 'p90' | 'late'
  readonly label: string
  /** What stands beside the label: of all days together. */
  readonly total: string
  /** By day; `null`: there is none. */
  readonly values: readonly (number | null)[]
}

const [high, below, above] = [160, 24, 8]

/** The width of a column at most: a few days are no towers. */
const widest = 64

/**
 * Something over days, as columns that stand on one another, or as lines. Its numbers can be had one day after the other with the
 * pointer or the arrow keys, and all together as a table.
 */
export class ParleyDayPlot extends Measured {
  static override styles = [base, plotStyles]

  @property() heading = ''
  /** One sentence that says what is seen. */
  @property() sentence = ''
  @property({ attribute: false }) days: readonly string[] = []
  @property({ attribute: false }) series: readonly Series[] = []
  @property() kind: 'columns' | 'lines' = 'columns'
  @property() unit: Unit = 'count'

  /** The day whose numbers are shown. */
  @state() private here: number | undefined
  private readonly texts = new TextsController(this, reportTexts)
  private readonly words = new ReportWords(this.texts)

  protected override willUpdate() {
    if (this.here !== undefined && this.here >= this.days.length) this.here = undefined
  }

  protected override render() {
    const { heading, sentence, here, series } = this
    const isEmpty = series.every(({ values }) => values.every((value) => value === null))
    const picture = html`
      <p class="says" aria-hidden="true">
        <span ?data-away=${here !== undefined}>${sentence}</span>
        <span>${here === undefined ? nothing : this.numbersOf(here)}</span>
      </p>
      ${series.length > 1 ? this.drawKey() : nothing} ${isEmpty ? nothing : this.drawStage()}
    `
    return drawFrame(
      heading,
      isEmpty ? html`<p class="says">${this.texts.say('noValues')}</p>` : picture,
      this.table(),
      this.texts.say('showTable'),
    )
  }

  private drawKey() {
    return html`<ul class="key" role="list" aria-hidden="true">
      ${this.series.map(
        ({ look, label, total }) =>
          html`<li>
            <svg width="14" height="12">${this.drawSwatch(look)}</svg>${label} <strong>${total}</strong>
          </li>`,
      )}
    </ul>`
  }

  private drawSwatch(look: Series['look']) {
    if (this.kind === 'lines') return svg`<path class=${`line ${look}`} d="M1 6h12"></path>`
    return svg`${this.drawHatch()}<rect class=${look} x="1.5" y="1.5" width="10" height="9" rx="2" fill=${fillOf(look)}></rect>`
  }

  private drawStage() {
    const { days, heading, here, sentence, wide } = this
    return html`<div
      class="stage"
      @pointermove=${this.point}
      @pointerdown=${this.point}
      @pointerleave=${this.leave}
    >
      ${
        wide > 0
          ? svg`<svg role="img" aria-label=${sentence} width=${wide} height=${high + this.foot + above}>${this.drawPicture()}</svg>`
          : nothing
      }
      <input
        type="range"
        min="0"
        max=${days.length - 1}
        aria-label=${`${heading}: ${this.texts.say('day')}`}
        aria-valuetext=${this.numbersOf(here ?? days.length - 1)}
        .value=${String(here ?? days.length - 1)}
        @focus=${this.scrub}
        @input=${this.scrub}
        @blur=${() => (this.here = undefined)}
      />
    </div>`
  }

  private get foot(): number {
    return Math.max(below, this.em * 2)
  }

  private get lines(): readonly number[] {
    const sums = this.days.map((_, day) => {
      const values = this.series.map(({ values: each }) => each[day] ?? 0)
      return this.kind === 'columns' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values)
    })
    return linesFor(Math.max(0, ...sums), this.unit)
  }

  private drawPicture() {
    const { days, em, here, kind, wide } = this
    const lines = this.lines
    const names = lines.map((value) => this.say(value))
    const start = Math.ceil(Math.max(...names.map(({ length }) => length)) * em * 0.56 + 8)
    const width = wide - start
    const top = lines.at(-1) ?? 1
    const y = (value: number) => above + high - (value / top) * high
    const band = width / days.length
    const x = (day: number) => start + band * day
    return svg`
      ${this.drawHatch()}
      ${here === undefined ? nothing : svg`<rect class="here" x=${x(here)} y=${above} width=${band} height=${high}></rect>`}
      ${lines.map(
        (value, place) => svg`
          <line class=${value === 0 ? 'grid zero' : 'grid'} x1=${start} x2=${wide} y1=${y(value)} y2=${y(value)}></line>
          <text x=${start - 8} y=${y(value) + em * 0.35} text-anchor="end">${names[place]}</text>`,
      )}
      ${kind === 'columns' ? this.drawColumns(x, y, band) : this.drawLines((day) => x(day) + band / 2, y)}
      ${namedDays(days.length, width, em * 5.5).map((day) => {
        const isLast = x(day) + band / 2 + em * 2.5 > wide
        return svg`<text x=${isLast ? wide : x(day) + band / 2} y=${above + high + em * 1.5} text-anchor=${isLast ? 'end' : 'middle'}>${this.words.shortDay(days[day] ?? '')}</text>`
      })}
    `
  }

  private drawColumns(x: (day: number) => number, y: (value: number) => number, band: number) {
    const space = band > 8 ? Math.min(band * 0.3, 12) : band > 3 ? 1 : 0
    const gap = Math.max(space, band - widest)
    return this.days.map((_, day) => {
      let from = 0
      return this.series.map(({ look, values }) => {
        const value = values[day] ?? 0
        if (value === 0) return nothing
        const at = y(from + value)
        const height = Math.max(1, y(from) - at - (from > 0 ? 1 : 0))
        from += value
        return svg`<rect class=${look} x=${x(day) + gap / 2} y=${at} width=${Math.max(1, band - gap)} height=${height} fill=${fillOf(look)}></rect>`
      })
    })
  }

  private drawLines(x: (day: number) => number, y: (value: number) => number) {
    const { here } = this
    return this.series.map(({ look, values }) => {
      const points = values.map((value, day) => (value === null ? undefined : ([x(day), y(value)] as const)))
      const path = points.map((point, day) => point && `${points[day - 1] ? 'L' : 'M'}${point[0]} ${point[1]}`).join('')
      // A day between two without numbers would not be seen as a line.
      const alone = points.filter((point, day) => point && ((!points[day - 1] && !points[day + 1]) || day === here))
      return svg`<path class=${`line ${look}`} d=${path}></path>
        ${alone.map((point) => point && svg`<circle class=${`dot ${look}`} cx=${point[0]} cy=${point[1]} r="3"></circle>`)}`
    })
  }

  private drawHatch() {
    return svg`<defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch" width="5" height="5"></rect><line class="hatch-line" x1="0" x2="0" y1="0" y2="5"></line>
      </pattern>
    </defs>`
  }

  private say(value: number | null): string {
    const { unit, words } = this
    if (unit === 'time') return words.time(value)
    return unit === 'share' ? words.percent(value) : words.number(value)
  }

  private numbersOf(day: number): string {
    const values = this.series.map(({ label, values: each }) =>
      this.texts.say('value', { label, value: this.say(each[day] ?? null) }),
    )
    return this.texts.say('dayValues', { day: this.words.day(this.days[day] ?? ''), values: values.join(', ') })
  }

  private table(): PlotTable {
    return {
      columns: [this.texts.say('day'), ...this.series.map(({ label }) => label)],
      rows: this.days.map((day, place) => [
        this.words.day(day),
        ...this.series.map(({ values }) => this.say(values[place] ?? null)),
      ]),
    }
  }

  private point(event: PointerEvent) {
    const stage = event.currentTarget as HTMLElement
    const { left, width } = stage.getBoundingClientRect()
    const names = this.lines.map((value) => this.say(value).length)
    const start = Math.ceil(Math.max(...names) * this.em * 0.56 + 8)
    const place = Math.floor(((event.clientX - left - start) / (width - start)) * this.days.length)
    this.here = Math.min(this.days.length - 1, Math.max(0, place))
  }

  private leave({ pointerType }: PointerEvent) {
    // A finger is gone as soon as it has pointed.
    if (pointerType === 'touch') return
    const input = this.renderRoot.querySelector('input')
    this.here = input?.matches(':focus') ? Number(input.value) : undefined
  }

  private scrub(event: Event) {
    // The arrows would move the dialog's own keys, too.
    event.stopPropagation()
    this.here = Number((event.target as HTMLInputElement).value)
  }
}

const fillOf = (look: Series['look']) => (look === 'abandoned' ? 'url(#hatch)' : nothing)

declare global {
  interface HTMLElementTagNameMap {
    'parley-day-plot': ParleyDayPlot
  }
}
