import { whyNotAsked } from '@parley/protocol'
import type { TeamView } from '@parley/protocol/client'
import { actionOf } from '../actions/registry.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import type { AgentTextKey } from '../texts/agent-texts.ts'
import { find, withNewcomers, type Kind, type Section } from './finding.ts'
import type { Reasons } from './parley-target.ts'
import { belongsTo, isAgent, keyOf, purposes, type Purpose, type TeamTarget } from './target.ts'
import { consultedBy, whyDenied } from './why-denied.ts'

/** One line of the list. */
export interface Row {
  readonly key: string
  readonly target: TeamTarget
  /** Of the first one of a part of the list, where there are several. */
  readonly title: Section['title'] | undefined
  readonly reasons: Reasons
  /** Why no message can be sent to it; nothing where one can. */
  readonly whyNotWritten: AgentTextKey | undefined
  /** Whoever looks is one of those who are free of it. */
  readonly isMine: boolean
}

interface Look {
  readonly desk: DeskState
  readonly entry: DeskEntry | undefined
  readonly typed: string
  readonly kind: Kind
  /** What the targets are looked at for. */
  readonly purpose: Purpose
}

/** Lines that are drawn at most: who looks for somebody else types. */
const mostRows = 50

/** The targets as they are shown: put in order when something is typed or chosen, and kept in it while they change ([TEA44]). */
export class Listing {
  #asked = ''
  #sections: readonly Section[] = []
  #rows: readonly Row[] = []
  #hidden = 0
  /** Whether it was tried to call somebody, and nobody on the page did. */
  hasNoTelephone = false

  get rows(): readonly Row[] {
    return this.#rows
  }

  /** How many there are besides. */
  get hidden(): number {
    return this.#hidden
  }

  /** It opens: what comes is put in order anew. */
  begin(): void {
    this.#asked = ''
    this.#sections = []
  }

  look({ desk, entry, typed, kind, purpose }: Look): void {
    const me = desk.agent?.agentId
    const team = [...(desk.team?.agents.values() ?? [])]
    const targets = targetsIn(desk.team, me)
    const situation = { state: desk, entry, team, hasNoTelephone: this.hasNoTelephone }
    const now = find(targets, {
      typed,
      kind,
      consulted: consultedBy(entry, me).map((id) => `agent:${id}`),
      favourites: desk.memory.favouriteTargets ?? [],
      recent: desk.memory.recentTargets ?? [],
      isPossible: (target) => whyDenied(target, purpose, situation) === undefined,
    })
    const asked = `${kind} ${typed.trim()}`
    const isNew = asked !== this.#asked || this.#sections.length === 0
    this.#asked = asked
    this.#sections = isNew ? now : withNewcomers(this.#sections, targets, now)
    const self = team.find(({ agentId, ...mate }) => agentId === me && whyNotAsked(mate, 'transfer') === undefined)
    this.#show(targets, (target) => ({
      isMine: self !== undefined && !isAgent(target) && belongsTo(self, target),
      reasons: Object.fromEntries(
        purposes.map((each) => [each, whyDenied(target, each, situation)]),
      ) as unknown as Reasons,
      whyNotWritten: whyNotWritten(target, desk),
    }))
  }

  #show(
    targets: readonly TeamTarget[],
    inFull: (target: TeamTarget) => Pick<Row, 'reasons' | 'whyNotWritten' | 'isMine'>,
  ): void {
    const byKey = new Map(targets.map((target) => [keyOf(target), target]))
    const hasParts = this.#sections.length > 1 || this.#sections[0]?.title === 'activeConsultations'
    const places = this.#sections.flatMap(({ title, keys }) =>
      keys.map((key, place) => ({ key, title: hasParts && place === 0 ? title : undefined })),
    )
    this.#hidden = Math.max(0, places.length - mostRows)
    this.#rows = places.slice(0, mostRows).flatMap(({ key, title }) => {
      const target = byKey.get(key)
      return target ? [{ key, target, title, ...inFull(target) }] : []
    })
  }
}

/** What has no name of an agent is nobody to write to. */
function whyNotWritten(target: TeamTarget, desk: DeskState): AgentTextKey | undefined {
  const value = isAgent(target) ? target.agentId : ''
  const now = actionOf('message-colleague').availability(desk, { value })
  return now.is === 'impossible' ? now.why : undefined
}

/** Everybody but whoever looks, and all that agents belong to. */
const targetsIn = (team: TeamView | undefined, me: string | undefined): readonly TeamTarget[] =>
  team ? [...[...team.agents.values()].filter(({ agentId }) => agentId !== me), ...team.pools.values()] : []
