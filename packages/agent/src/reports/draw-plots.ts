import type { Figures, Report, Spread } from '@parley/protocol'
import { html, type TemplateResult } from 'lit'
import type { Series } from './parley-day-plot.ts'
import type { PlotTable } from './plot-frame.ts'
import type { ReportTexts, ReportWords } from './report-words.ts'

interface Said {
  readonly texts: ReportTexts
  readonly words: ReportWords
  readonly siteNames: Readonly<Record<string, string>>
}

/** The plots of a report. One day alone has none over days. */
export function drawPlots(report: Report, said: Said): readonly TemplateResult[] {
  const overDays = (report.by.day?.length ?? 0) > 1
  return [
    ...(overDays
      ? [
          drawVolume(report, said),
          drawTimes(report, 'firstResponse', said),
          drawTimes(report, 'waiting', said),
          drawLate(report, said),
        ]
      : []),
    drawRatings(report, said),
    drawQueues(report, said),
    drawAgents(report, said),
  ]
}

const daysOf = ({ by }: Report): string[] => (by.day ?? []).map(({ day }) => day)

function drawVolume(report: Report, { texts, words }: Said) {
  const days = report.by.day ?? []
  const busiest = days.reduce((one, other) => (other.figures.conversations > one.figures.conversations ? other : one))
  const series = (['handled', 'byBot', 'open', 'abandoned'] as const)
    .filter((look) => look === 'handled' || report.total[look] > 0)
    .map(
      (look): Series => ({
        look,
        label: texts.say(look),
        total: words.number(report.total[look]),
        values: days.map(({ figures }) => figures[look]),
      }),
    )
  return html`<parley-day-plot
    class="wide"
    kind="columns"
    unit="count"
    .heading=${texts.say('volume')}
    .sentence=${texts.say('volumeSays', {
      count: report.total.conversations,
      day: words.day(busiest.day),
      most: busiest.figures.conversations,
    })}
    .days=${daysOf(report)}
    .series=${series}
  ></parley-day-plot>`
}

function drawTimes(report: Report, of: 'firstResponse' | 'waiting', { texts, words }: Said) {
  const total = report.total[of]
  const line = (look: 'median' | 'p90', label: string, value: (spread: Spread) => number | null): Series => ({
    look,
    label,
    total: words.time(value(total)),
    values: (report.by.day ?? []).map(({ figures }) => value(figures[of])),
  })
  return html`<parley-day-plot
    kind="lines"
    unit="time"
    .heading=${texts.say(of)}
    .sentence=${texts.say(of === 'waiting' ? 'waitingSays' : 'responseSays', {
      median: words.time(total.medianMs),
      p90: words.time(total.p90Ms),
    })}
    .days=${daysOf(report)}
    .series=${[
      line('median', texts.say('medianLine'), ({ medianMs }) => medianMs),
      line('p90', texts.say('ninetiethLine'), ({ p90Ms }) => p90Ms),
    ]}
  ></parley-day-plot>`
}

function drawLate(report: Report, { texts, words }: Said) {
  const { answers } = report.total
  const share: Series = {
    look: 'late',
    label: texts.say('share'),
    total: words.percent(answers.lateShare),
    values: (report.by.day ?? []).map(({ figures }) => figures.answers.lateShare),
  }
  return html`<parley-day-plot
    kind="columns"
    unit="share"
    .heading=${texts.say('lateShare')}
    .sentence=${texts.say('lateSays', { share: words.percent(answers.lateShare), count: answers.count })}
    .days=${daysOf(report)}
    .series=${[share]}
  ></parley-day-plot>`
}

function drawRatings({ total }: Report, { texts, words }: Said) {
  const { count, mean, stars } = total.rating
  const rows = [5, 4, 3, 2, 1].map((number) => {
    const value = stars[number - 1] ?? 0
    const share = count === 0 ? null : value / count
    return { label: texts.say('starsRow', { count: number }), value, share: words.percent(share) }
  })
  return html`<parley-bar-plot
    .heading=${texts.say('ratingPlot')}
    .sentence=${texts.say('ratingSays', { count, mean: words.number(mean, 1) })}
    .bars=${rows.map(({ label, value, share }) => ({ label, value, says: value === 0 ? '0' : `${words.number(value)} · ${share}` }))}
    .table=${{
      columns: [texts.say('rating'), texts.say('count'), texts.say('percent', { percent: '' }).trim()],
      rows: rows.map(({ label, value, share }) => [label, words.number(value), share]),
    }}
  ></parley-bar-plot>`
}

function drawQueues({ by }: Report, { texts, words, siteNames }: Said) {
  const queues = (by.queue ?? []).map(({ figures, ...queue }) => ({ label: words.queue(queue, siteNames), figures }))
  const sentence = texts.say('queueSays', {
    count: queues.length,
    name: queues[0]?.label ?? '',
    most: queues[0]?.figures.conversations ?? 0,
  })
  return drawBars({ heading: 'perQueue', first: 'queue', sentence, rows: queues }, { texts, words })
}

function drawAgents({ by }: Report, { texts, words }: Said) {
  const agents = (by.agent ?? []).map(({ figures, name }) => ({ label: name, figures }))
  const sentence = texts.say('agentSays', {
    count: agents.length,
    name: agents[0]?.label ?? '',
    most: agents[0]?.figures.conversations ?? 0,
  })
  return drawBars({ heading: 'perAgent', first: 'agent', sentence, rows: agents }, { texts, words })
}

function drawBars(
  {
    heading,
    first,
    sentence,
    rows,
  }: {
    heading: 'perAgent' | 'perQueue'
    first: 'agent' | 'queue'
    sentence: string
    rows: readonly { readonly label: string; readonly figures: Figures }[]
  },
  { texts, words }: Omit<Said, 'siteNames'>,
) {
  const table: PlotTable = {
    columns: [
      texts.say(first),
      ...(['conversations', 'firstResponse', 'waiting', 'handling', 'lateAnswers', 'rating'] as const).map((key) =>
        texts.say(key),
      ),
    ],
    rows: rows.map(({ label, figures }) => [
      label,
      words.number(figures.conversations),
      words.time(figures.firstResponse.medianMs),
      words.time(figures.waiting.medianMs),
      words.time(figures.handling.medianMs),
      words.percent(figures.answers.lateShare),
      words.number(figures.rating.mean, 1),
    ]),
  }
  return html`<parley-bar-plot
    .heading=${texts.say(heading)}
    .sentence=${sentence}
    .bars=${rows.map(({ label, figures }) => ({
      label,
      value: figures.conversations,
      says: words.number(figures.conversations),
    }))}
    .table=${table}
  ></parley-bar-plot>`
}
