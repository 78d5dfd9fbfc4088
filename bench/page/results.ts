import { type Figures, type Measure, measures } from './measures.ts'
import { type Subject, subjects } from './site.ts'

const nameOf: Readonly<Record<Subject, string>> = {
  empty: 'empty page',
  windowed: 'floor, windowed',
  whole: 'floor, all in the DOM',
  parley: 'Parley',
}

/** Collects the figures of all rounds; each figure of the report is the middle one. */
export class Results {
  readonly #figures = new Map<string, number[]>()

  add(subject: Subject, figures: Figures): void {
    for (const [measure, figure] of Object.entries(figures)) {
      const key = `${subject} ${measure}`
      this.#figures.set(key, [...(this.#figures.get(key) ?? []), figure])
    }
  }

  /** The middle figure; `NaN` where nothing was measured. */
  of(subject: Subject, measure: Measure): number {
    return median(this.#figures.get(`${subject} ${measure}`) ?? [])
  }

  /** The report as a Markdown table. Ratios are Parley to the floor that has everything in the DOM, as Parley does. */
  table(): string {
    const rows = (Object.keys(measures) as Measure[]).map((measure) => {
      const { is, goal } = measures[measure]
      const ratio = this.of('parley', measure) / this.of('whole', measure)
      const cells = subjects.map((subject) => this.#shown(subject, measure))
      return [is, ...cells, shown(ratio), goal === undefined ? '' : `≤ ${goal}`]
    })
    const columns = ['', ...subjects.map((subject) => nameOf[subject]), 'ratio', 'goal']
    return [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  }

  /** The middle figure, with the smallest and the largest where they differ much. */
  #shown(subject: Subject, measure: Measure): string {
    const figures = this.#figures.get(`${subject} ${measure}`) ?? []
    const [least, most] = [Math.min(...figures), Math.max(...figures)]
    const spread = figures.length > 1 && most > least * 1.25 ? ` (${shown(least)}–${shown(most)})` : ''
    return shown(median(figures)) + spread
  }
}

/** The middle of several figures; `NaN` of none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  return middle.reduce((sum, figure) => sum + figure, 0) / middle.length
}

/** The figure below which a `part` (0 to 1) of all lies. */
export const quantile = (figures: readonly number[], part: number): number =>
  [...figures].sort((one, other) => one - other)[Math.min(figures.length - 1, Math.floor(figures.length * part))] ??
  Number.NaN

/** A figure with as many digits as mean something; `–` where nothing was measured. */
function shown(figure: number): string {
  if (!Number.isFinite(figure)) return '–'
  return figure.toLocaleString('en', {
    maximumFractionDigits: Math.abs(figure) >= 20 ? 0 : Math.abs(figure) >= 2 ? 1 : 2,
  })
}
