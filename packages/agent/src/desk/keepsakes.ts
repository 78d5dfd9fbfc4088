import type { ConversationId } from '@parley/protocol'
import {
  indexedStore,
  localNotes,
  memoryStore,
  type KeyValueStore,
  type Notes,
  type OutboxEntry,
} from '@parley/protocol/client'
import { claimsOf } from './tokens.ts'

/** Drafts that are kept at most: of conversations that ended elsewhere nobody will ask again. */
const mostDrafts = 100

/**
 * What one agent left on this machine: drafts, what was open, the size of the text. Survives a crash of the browser;
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

  get zoom(): number {
    return Number(this.#notes.get('zoom') ?? 1) || 1
  }

  set zoom(zoom: number) {
    this.#notes.set('zoom', zoom === 1 ? null : String(zoom))
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
    try {
      return JSON.parse(this.#notes.get(key) ?? '[]') as [ConversationId, string][]
    } catch {
      // Somebody else wrote there: what cannot be read is nothing of ours.
      return []
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
