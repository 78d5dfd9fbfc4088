import { fitOf } from '../command-bar/matching.ts'
import { isAgent, keyOf, type TeamTarget } from './target.ts'

/** What is shown: everything, or targets of one kind. */
export const kinds = ['all', 'agent', 'group', 'skill', 'queue'] as const
export type Kind = (typeof kinds)[number]

/** A part of the list with its title. */
export interface Section {
  readonly title: 'activeConsultations' | 'favourites' | 'recent' | 'others' | 'found'
  /** As `keyOf` names targets. */
  readonly keys: readonly string[]
}

interface Wanted {
  readonly typed: string
  readonly kind: Kind
  /** Keys of those who are being consulted, of favourites, and of who was asked last. */
  readonly consulted: readonly string[]
  readonly favourites: readonly string[]
  readonly recent: readonly string[]
  /** Whether a target can be asked for what is wanted. */
  readonly isPossible: (target: TeamTarget) => boolean
}

/** Those who were asked last that stand on top. */
const mostRecent = 5

/** The targets in the order in which they are shown ([TEA43]). */
export function find(
  targets: readonly TeamTarget[],
  { typed, kind, consulted, favourites, recent, isPossible }: Wanted,
): readonly Section[] {
  const listed = targets.filter((target) => kind === 'all' || kind === (isAgent(target) ? 'agent' : target.kind))
  const fits = new Map(listed.map((target) => [target, fit(target, typed)]))
  // Letters that are merely there in this order are for what would find nothing else.
  const least = Math.min(2, Math.max(1, ...[...fits.values()].map(wholeFit)))
  const ranked = listed
    .filter((target) => typed.trim() === '' || wholeFit(fits.get(target)!) >= least)
    .map((target) => ({
      key: keyOf(target),
      name: target.name,
      order: order(target),
      rank: rank(target, fits.get(target)!),
    }))
    .sort((one, other) => other.rank - one.rank || one.order - other.order || one.name.localeCompare(other.name))
    .map(({ key }) => key)
  const inIt = new Set(ranked)
  const first = (keys: readonly string[], before: readonly string[] = []) =>
    keys.filter((key) => inIt.has(key) && !before.includes(key))
  const consulting = first(consulted)
  if (typed.trim() !== '')
    return filled([
      { title: 'activeConsultations', keys: consulting },
      { title: 'found', keys: first(ranked, consulting) },
    ])
  const loved = first(favourites, consulting)
  const asked = first(recent, [...consulting, ...loved]).slice(0, mostRecent)
  return filled([
    { title: 'activeConsultations', keys: consulting },
    { title: 'favourites', keys: loved },
    { title: 'recent', keys: asked },
    { title: 'others', keys: first(ranked, [...consulting, ...loved, ...asked]) },
  ])

  /** What fits best, then what can be asked, then what is asked often. */
  function rank(target: TeamTarget, fitting: number): number {
    const key = keyOf(target)
    const liked = favourites.includes(key) ? 2 : recent.includes(key) ? 1 : 0
    return fitting * 8 + (isPossible(target) ? 4 : 0) + liked
  }
}

/** Agents before groups, skills and queues. */
const order = (target: TeamTarget) => kinds.indexOf(isAgent(target) ? 'agent' : target.kind)

const filled = (sections: readonly Section[]) => sections.filter(({ keys }) => keys.length > 0)

/** How well the words fit, whatever it is that they fit. */
const wholeFit = (fitting: number) => Math.ceil(fitting / 2)

/** A name counts for more than what an agent belongs to. */
function fit(target: TeamTarget, typed: string): number {
  if (typed.trim() === '') return 0
  if (!isAgent(target)) return 2 * fitOf(target.name, typed)
  const { name, nickname, groups, skills } = target
  const names = Math.max(fitOf(name, typed), nickname === null ? 0 : fitOf(nickname, typed))
  const tags = Math.max(0, ...[...groups, ...skills].map((tag) => fitOf(tag, typed)))
  return Math.max(2 * names, 2 * tags - 1)
}

/** The same order with what has come since at its end: nothing changes its place while one looks ([TEA44]). */
export function withNewcomers(
  sections: readonly Section[],
  targets: readonly TeamTarget[],
  now: readonly Section[],
): readonly Section[] {
  const there = new Set(targets.map(keyOf))
  const placed = new Set(sections.flatMap(({ keys }) => keys))
  const kept = filled(sections.map((section) => ({ ...section, keys: section.keys.filter((key) => there.has(key)) })))
  const newcomers = now.flatMap(({ keys }) => keys).filter((key) => !placed.has(key))
  if (newcomers.length === 0) return kept
  const last = kept.at(-1)
  return last ? [...kept.slice(0, -1), { ...last, keys: [...last.keys, ...newcomers] }] : now
}
