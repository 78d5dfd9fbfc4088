import type { AgentSettings, ConversationId } from '@parley/protocol'
import {
  indexedStore,
  localNotes,
  memoryStore,
  type KeyValueStore,
  type Notes,
  type OutboxEntry,
} from '@parley/protocol/client'
import { claimsOf } from './tokens.ts'

/** Drafts and marks that are kept at most: of conversations that ended elsewhere nobody will ask again. */
const mostDrafts = 100
const mostSeen = 100

/** What the agent has seen of a contact who waits: which stage of the waiting, and since when the previewed waiting is. */
export interface SeenMark {
  readonly stage: string
  readonly previewed: number | undefined
}

/**
 * What one agent left on this machine: drafts, what was open, how the desk looks. Survives a crash of the browser;
 * another agent on the same machine finds nothing of it.
 */
export class Keepsakes {
  readonly #notes: Notes
  /** Where unsent messages wait. */
  readonly outbox: KeyValueStore<OutboxEntry>

  /** Without an agent everything lives as long as the page. */
  constructor(server: string, agent: string | undefined) {
    const scope = agent && `agent:${server}:${agent}`
    this.#notes = scope ? localNotes(scope) : passingNotes()
    this.outbox = scope ? indexedStore(`parley:${scope}`) : memoryStore()
  }

  get selected(): ConversationId | undefined {
    return this.#notes.get('selected') ?? undefined
  }

  set selected(id: ConversationId | undefined) {
    this.#notes.set('selected', id ?? null)
  }

  get place(): 'list' | 'conversation' {
    return this.#notes.get('place') === 'conversation' ? 'conversation' : 'list'
  }

  set place(place: 'list' | 'conversation') {
    this.#notes.set('place', place)
  }

  get isCollapsed(): boolean {
    return this.#notes.get('collapsed') === 'yes'
  }

  set isCollapsed(isCollapsed: boolean) {
    this.#notes.set('collapsed', isCollapsed ? 'yes' : null)
  }

  /** The agent's settings as the server said them last: a desk looks like itself before the server answers. */
  get settings(): AgentSettings {
    return (this.#read('settings') ?? {}) as AgentSettings
  }

  set settings(settings: AgentSettings) {
    this.#notes.set('settings', JSON.stringify(settings))
  }

  /** The commands that were chosen in the command bar, latest first. */
  get recentCommands(): readonly string[] {
    const recent = this.#read('recent')
    return Array.isArray(recent) ? (recent as string[]) : []
  }

  set recentCommands(commands: readonly string[]) {
    this.#notes.set('recent', JSON.stringify(commands))
  }

  draft(id: ConversationId): string {
    return new Map(this.#drafts()).get(id) ?? ''
  }

  /** Keeps a draft; an empty one is forgotten. Read again before writing: another window may have written since. */
  keepDraft(id: ConversationId, draft: string): void {
    const others = this.#drafts().filter(([other]) => other !== id)
    const drafts = draft === '' ? others : [...others, [id, draft] as const].slice(-mostDrafts)
    this.#notes.set('drafts', drafts.length === 0 ? null : JSON.stringify(drafts))
  }

  seenMark(id: ConversationId): SeenMark | undefined {
    const [, stage, previewed] = this.#seenMarks().find(([other]) => other === id) ?? []
    return stage === undefined ? undefined : { stage, previewed: previewed ?? undefined }
  }

  keepSeenMark(id: ConversationId, { stage, previewed }: SeenMark): void {
    const others = this.#seenMarks().filter(([other]) => other !== id)
    const isNothing = stage === '' && previewed === undefined
    const marks = isNothing ? others : [...others, [id, stage, previewed ?? null] as const].slice(-mostSeen)
    this.#notes.set('seen', marks.length === 0 ? null : JSON.stringify(marks))
  }

  #seenMarks(): readonly (readonly [ConversationId, string, number | null])[] {
    return (this.#read('seen') ?? []) as [ConversationId, string, number | null][]
  }

  /** The note of an interaction that the server has not accepted yet; an empty one is to be removed there. */
  note(id: ConversationId): string | undefined {
    return new Map(this.#unsavedNotes()).get(id)
  }

  keepNote(id: ConversationId, text: string | undefined): void {
    const others = this.#unsavedNotes().filter(([other]) => other !== id)
    const notes = text === undefined ? others : [...others, [id, text] as const]
    this.#notes.set('notes', notes.length === 0 ? null : JSON.stringify(notes))
  }

  /** The interactions whose note is not accepted yet. */
  notedConversations(): readonly ConversationId[] {
    return this.#unsavedNotes().map(([id]) => id)
  }

  #unsavedNotes(): readonly (readonly [ConversationId, string])[] {
    return this.#pairs('notes')
  }

  #drafts(): readonly (readonly [ConversationId, string])[] {
    return this.#pairs('drafts')
  }

  #pairs(key: string): readonly (readonly [ConversationId, string])[] {
    return (this.#read(key) ?? []) as [ConversationId, string][]
  }

  #read(key: string): unknown {
    try {
      return JSON.parse(this.#notes.get(key) ?? 'null')
    } catch {
      // Somebody else wrote there: what cannot be read is nothing of ours.
      return null
    }
  }
}

function passingNotes(): Notes {
  const kept = new Map<string, string>()
  return {
    durable: false,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  }
}

/**
 * Whom a token is for, so that what is kept on this machine stays apart per agent. Nobody relies on it: the server checks the
 * token. Nothing when it is not a JSON Web Token.
 */
export function subjectOf(token: string): string | undefined {
  const { sub } = claimsOf(token)
  return typeof sub === 'string' && sub !== '' ? sub : undefined
}
