import type { PersonalResponse, StandardResponse } from '@parley/protocol'
import { newId } from '@parley/protocol'
import type { Desk } from '../desk/desk.ts'
import { may } from '../desk/permitted.ts'
import { ownResponse, sharedResponse, type Response } from './response.ts'

type Shared =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  /** The agent's account may not have them. */
  | { readonly is: 'denied' }
  | { readonly is: 'there'; readonly responses: readonly StandardResponse[] }

/** What the agent writes into a response of their own. */
export type OwnDraft = Omit<PersonalResponse, 'id'>

/**
 * The standard responses of one desk: what all agents have, loaded once and again when the server says that it has changed,
 * and what the agent keeps for themselves.
 */
export class ResponseLibrary {
  readonly #desk: Desk
  readonly #listeners = new Set<() => void>()
  #shared: Shared = { is: 'loading' }
  #version = -1
  #agent: string | undefined
  #memory: object | undefined

  constructor(desk: Desk) {
    this.#desk = desk
    desk.onChange(() => this.#look())
    this.#look()
  }

  /** Whether those that all agents have are there. The agent's own are there with the desk. */
  get is(): Shared['is'] {
    return this.#shared.is
  }

  /** All of them: the agent's own last, so that they stand below the others of a folder. */
  get responses(): readonly Response[] {
    const shared = this.#shared.is === 'there' ? this.#shared.responses : []
    return [...shared.map(sharedResponse), ...this.#desk.memory.get('responses').map(ownResponse)]
  }

  get favourites(): ReadonlySet<string> {
    return new Set(this.#desk.memory.get('favourites'))
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Resolves when the list was answered, or could not be had. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      if (this.is !== 'loading') return resolve()
      const stop = this.onChange(() => {
        if (this.is === 'loading') return
        stop()
        resolve()
      })
    })
  }

  /** Asks for the list anew. */
  load(): void {
    void this.#load()
  }

  setFavourite(id: string, isOne: boolean): void {
    const others = this.#desk.memory.get('favourites').filter((other) => other !== id)
    this.#desk.memory.set('favourites', isOne ? [...others, id] : others)
    this.#tell()
  }

  /** Keeps a response of the agent's own: a new one without an id. Returns its id. */
  save(draft: OwnDraft, id: string = newId()): string {
    const own = this.#desk.memory.get('responses')
    const response = { ...draft, id }
    this.#desk.memory.set(
      'responses',
      own.some((other) => other.id === id)
        ? own.map((other) => (other.id === id ? response : other))
        : [...own, response],
    )
    this.#tell()
    return id
  }

  delete(id: string): void {
    this.#desk.memory.set(
      'responses',
      this.#desk.memory.get('responses').filter((other) => other.id !== id),
    )
    this.#tell()
  }

  async #load(): Promise<void> {
    if (this.#shared.is === 'failed') this.#show({ is: 'loading' })
    if (!may(this.#desk.state, 'responses')) return this.#show({ is: 'denied' })
    const version = this.#version
    const responses = await this.#desk.archive.responses()
    if (version !== this.#version) return
    if (responses) this.#show({ is: 'there', responses })
    // What was there stays: it is better than nothing, and asked for again when the line is back.
    else if (this.#shared.is !== 'there') this.#show({ is: 'failed' })
  }

  #look(): void {
    const { line, responsesVersion, agent, memory } = this.#desk.state
    if (agent && agent.agentId !== this.#agent) {
      this.#agent = agent.agentId
      this.#shared = { is: 'loading' }
      this.#version = -1
    }
    if (line.is === 'online' && agent && this.#version !== responsesVersion) {
      this.#version = responsesVersion
      this.load()
    }
    if (memory !== this.#memory) {
      this.#memory = memory
      this.#tell()
    }
  }

  #show(shared: Shared): void {
    this.#shared = shared
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const libraries = new WeakMap<Desk, ResponseLibrary>()

/** The library of a desk: one for its tab and its composers. */
export function libraryOf(desk: Desk): ResponseLibrary {
  const library = libraries.get(desk) ?? new ResponseLibrary(desk)
  libraries.set(desk, library)
  return library
}
