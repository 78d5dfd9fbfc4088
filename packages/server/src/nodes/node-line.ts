import type { AgentId, ContactId, ErrorCode, LogId } from '@parley/protocol'
import type { Signals } from '../doorbell/signals.ts'
import type { Audience } from '../sessions/audience.ts'

/** What a node says of what is with it: a value under a key, or that it is no longer there. */
export type Entry = readonly [key: string, value: unknown]

/** What nodes say to each other. All of it passes: what gets lost is asked for again, or made up for by what comes next. */
export type Said =
  /** The node lives, and has said so many changes. */
  | { readonly is: 'here'; readonly n: number }
  /** The change number `n` of what is with the node; `null` for what is no longer. */
  | { readonly is: 'changed'; readonly n: number; readonly entries: readonly Entry[] }
  /** All that is with the node after the change number `n`, in so many parts. */
  | {
      readonly is: 'all'
      readonly n: number
      readonly part: number
      readonly parts: number
      readonly entries: readonly Entry[]
    }
  /** Asks a node, or all of them, what is with it. */
  | { readonly is: 'who'; readonly of: string | null }
  /** The node goes away, and with it everything that it had. */
  | { readonly is: 'leaving' }
  /** Something passing, for those who follow a log elsewhere. */
  | { readonly is: 'frame'; readonly log: LogId; readonly frame: string; readonly audience: Audience }
  /** One of a contact's sessions is over, wherever it is. */
  | { readonly is: 'session-ended'; readonly contactId: ContactId; readonly session: string; readonly why: ErrorCode }
  /** An agent has something else under a name now. */
  | { readonly is: 'remembered'; readonly agentId: AgentId; readonly name: string }
  /** A contact was erased: wherever they are connected, they are not any more. */
  | { readonly is: 'sent-away'; readonly contactId: ContactId }
  /** An agent was signed out: wherever they are connected, they are not any more. */
  | { readonly is: 'agent-signed-out'; readonly agentId: AgentId }

interface Letter {
  readonly from: string
  readonly said: Said
}

/** This node's end of the line to the others. A node that is alone talks to nobody. */
export class NodeLine {
  /** The node's name: another one with each start. */
  readonly me: string
  readonly #signals: Signals | undefined

  constructor(me: string, signals: Signals | undefined) {
    this.me = me
    this.#signals = signals
  }

  get isAlone(): boolean {
    return this.#signals === undefined
  }

  say(said: Said): void {
    this.#signals?.send(JSON.stringify({ from: this.me, said } satisfies Letter))
  }

  /** Returns how to stop. What a newer node says and this one does not know is the listener's to pass over. */
  listen(listener: (said: Said, from: string) => void): () => void {
    if (!this.#signals) return () => {}
    return this.#signals.onSignal((json) => {
      const { from, said } = JSON.parse(json) as Letter
      if (from !== this.me) listener(said, from)
    })
  }
}
