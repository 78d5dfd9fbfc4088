import { base, TextsController } from '@parley/ui'
import { html, nothing, svg } from 'lit'
import { property } from 'lit/decorators.js'
import { Measured } from './measured.ts'
import { drawFrame, type PlotTable } from './plot-frame.ts'
import { plotStyles } from './plot-styles.ts'
import { reportTexts } from './texts/report-texts.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands at its end. */
  readonly says: string
}

const mostBars = 12

/** Things beside each other, each a bar with its name and its number. The table has all of them, with more numbers. */
export class ParleyBarPlot extends Measured {
  static override styles = [base, plotStyles]

  @property() heading = ''
  /** One sentence that says what is seen. */
  @property() sentence = ''
  @property({ attribute: false }) bars: readonly Bar[] = []
  @property({ attribute: false }) table: PlotTable = { columns: [], rows: [] }

  private readonly texts = new TextsController(this, reportTexts)

  protected override render() {
    const { bars, heading, sentence, table, texts, wide } = this
    const isEmpty = bars.every(({ value }) => value === 0)
    const row = this.em * 2.6
    const shown = bars.slice(0, mostBars)
    const picture = html`
      <p class="says" aria-hidden="true">${sentence}</p>
      ${
        wide > 0
          ? svg`<svg role="img" aria-label=${sentence} width=${wide} height=${row * shown.length}>
              ${shown.map((bar, place) => this.drawBar(bar, place * row))}
            </svg>`
          : nothing
      }
      ${bars.length > shown.length ? html`<p class="says">${texts.say('moreInTable', { count: bars.length - shown.length })}</p>` : nothing}
    `
    return drawFrame(
      heading,
      isEmpty ? html`<p class="says">${texts.say('noValues')}</p>` : picture,
      table,
      texts.say('showTable'),
    )
  }

  private drawBar({ label, value, says }: Bar, y: number) {
    const { bars, em, wide } = this
    const highest = Math.max(...bars.map((bar) => bar.value), 1)
    const width = Math.max(value > 0 ? 2 : 0, (value / highest) * wide)
    const room = Math.floor((wide - says.length * em * 0.6) / (em * 0.58))
    const letters = Array.from(new Intl.Segmenter().segment(label), ({ segment }) => segment)
    const name = letters.length > room ? `${letters.slice(0, Math.max(1, room - 1)).join('')}…` : label
    return svg`
      <text class="strong" x="0" y=${y + em * 1.1}>${name}</text>
      <text x=${wide} y=${y + em * 1.1} text-anchor="end">${says}</text>
      <rect class="track" x="0" y=${y + em * 1.5} width=${wide} height="6" rx="3"></rect>
      <rect class="bar" x="0" y=${y + em * 1.5} width=${width} height="6" rx=${Math.min(3, width / 2)}></rect>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-bar-plot': ParleyBarPlot
  }
}
