import type { Message } from '../message-kinds/index.ts'

/** A payload as a format documents it, with all that must come of it. */
export interface Example {
  readonly what: string
  readonly payload: unknown
  readonly messages: readonly Message[]
  /** Path and change of every note, in their order. */
  readonly notes?: readonly string[]
}
