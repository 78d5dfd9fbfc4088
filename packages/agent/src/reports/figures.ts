import type { Figures } from '@parley/protocol'
import type { ReportTexts, ReportWords } from './report-words.ts'

/** One number that matters, and how it compares. */
export interface KeyFigure {
  readonly label: 'conversations' | 'firstResponse' | 'waiting' | 'handling' | 'lateAnswers' | 'rating'
  readonly value: string
  /** What the value is, where that is to be said. */
  readonly unit: string
  readonly detail: string
  readonly change: string
  /** Whether the change is one to be glad of; nothing where that is not for us to say. */
  readonly tone: 'better' | 'worse' | undefined
}

type Direction = readonly [up: 'more' | 'longer' | 'higher', down: 'fewer' | 'shorter' | 'lower']

/** The size of a change in words, and whether it is more than chance would do; nothing when it is too small to be said. */
type Size = { readonly says: string; readonly matters: boolean } | undefined

interface Change {
  readonly now: number | null
  readonly before: number | null
  readonly direction: Direction
  readonly size: (now: number, before: number) => Size
  readonly upIs: KeyFigure['tone']
}

/** The figures of a range beside those of the range before it. */
export function keyFigures(now: Figures, before: Figures, texts: ReportTexts, words: ReportWords): KeyFigure[] {
  const percent = (share: number) => texts.say('percent', { percent: words.number(share * 100) })
  const relative = (value: number, former: number): Size => {
    const share = former === 0 ? 0 : Math.abs(value / former - 1)
    return share < 0.005 ? undefined : { says: percent(share), matters: share >= 0.05 }
  }
  const absolute = (value: number, former: number): Size => {
    const size = Math.abs(value - former)
    return size < 0.05 ? undefined : { says: words.number(size, 1), matters: size >= 0.2 }
  }
  const points = (value: number, former: number): Size => {
    const size = Math.abs(value - former) * 100
    return size < 0.05
      ? undefined
      : { says: texts.say('points', { points: words.number(size, 1) }), matters: size >= 1 }
  }
  const changed = (change: Change): Pick<KeyFigure, 'change' | 'tone'> => {
    const { now: value, before: former, direction, size, upIs } = change
    if (value === null) return { change: '', tone: undefined }
    if (former === null) return { change: texts.say('noneBefore'), tone: undefined }
    const how = value === former ? undefined : size(value, former)
    if (how === undefined) return { change: texts.say('same'), tone: undefined }
    const isUp = value > former
    const other = upIs && (upIs === 'better' ? 'worse' : 'better')
    const tone = how.matters ? (isUp ? upIs : other) : undefined
    return { change: texts.say(direction[isUp ? 0 : 1], { change: how.says }), tone }
  }
  const time = (label: 'firstResponse' | 'waiting' | 'handling'): KeyFigure => ({
    label,
    value: words.time(now[label].medianMs),
    unit: now[label].count > 0 ? texts.say('median') : '',
    detail: now[label].count > 0 ? texts.say('ninetieth', { time: words.time(now[label].p90Ms) }) : texts.say('none'),
    ...changed({
      now: now[label].medianMs,
      before: before[label].medianMs,
      direction: ['longer', 'shorter'],
      size: relative,
      // Who takes longer over a conversation may do it better.
      upIs: label === 'handling' ? undefined : 'worse',
    }),
  })
  return [
    {
      label: 'conversations',
      value: words.number(now.conversations),
      unit: '',
      detail: texts.say('handledOf', { handled: now.handled, abandoned: now.abandoned }),
      ...changed({
        now: now.conversations,
        before: before.conversations || null,
        direction: ['more', 'fewer'],
        size: relative,
        upIs: undefined,
      }),
    },
    time('firstResponse'),
    time('waiting'),
    time('handling'),
    {
      label: 'lateAnswers',
      value: words.percent(now.answers.lateShare),
      unit: '',
      detail: texts.say('lateOf', { late: now.answers.late, count: now.answers.count }),
      ...changed({
        now: now.answers.lateShare,
        before: before.answers.lateShare,
        direction: ['higher', 'lower'],
        size: points,
        upIs: 'worse',
      }),
    },
    {
      label: 'rating',
      value: now.rating.mean === null ? '–' : texts.say('stars', { mean: words.number(now.rating.mean, 1) }),
      unit: '',
      detail: now.rating.count > 0 ? texts.say('ratings', { count: now.rating.count }) : texts.say('none'),
      ...changed({
        now: now.rating.mean,
        before: before.rating.mean,
        direction: ['higher', 'lower'],
        size: absolute,
        upIs: 'better',
      }),
    },
  ]
}
