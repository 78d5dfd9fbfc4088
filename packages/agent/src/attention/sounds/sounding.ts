import type { Clock, SoundSettings } from '@parley/protocol'
import type { Stage } from '../../pending/pending.ts'
import { isQuiet } from './quiet.ts'
import { pulse, ring, type Note } from './tones.ts'

/** Time between two beats, in milliseconds. */
const beatMs = 5_000

/** In which of the beats it rings: more often the nearer it is to late. */
const ringsEvery: { readonly [Each in Stage]: number } = { 'in-time': 4, warning: 2, late: 1 }

/** The pending response that sounds: the one that is late first. */
export interface Sounds {
  readonly name: string
  readonly stage: Stage
  /** How much of its time is over: 0 to 1. */
  readonly share: number
  /** Whether its agent looks elsewhere. */
  readonly isUnseen: boolean
}

/** What sounded last. */
export interface Heard {
  readonly what: 'tone' | 'ring'
  readonly name: string
  readonly stage: Stage
}

export interface SoundingOptions {
  readonly clock: Clock
  readonly settings: () => SoundSettings | undefined
  /** What is to sound now, if anything. */
  readonly next: () => Sounds | undefined
  readonly play: (notes: readonly Note[], volume: number) => void
  /** Something else sounds than before, or nothing any more. */
  readonly heard: (heard: Heard | undefined) => void
}

/** Beats while a contact waits and the agent wants to hear it: a pulse each time, and a ring every now and then. */
export class Sounding {
  readonly #options: SoundingOptions
  #beats = 0
  #callOff: (() => void) | undefined

  constructor(options: SoundingOptions) {
    this.#options = options
  }

  /** Begins when there is something to hear, and ends when there is nothing any more. */
  look(): void {
    const isWanted = this.#isOn() && this.#options.next() !== undefined
    if (isWanted && !this.#callOff) this.#beat()
    if (!isWanted) this.stop()
  }

  stop(): void {
    this.#callOff?.()
    if (this.#callOff) this.#options.heard(undefined)
    this.#callOff = undefined
    this.#beats = 0
  }

  #isOn(): boolean {
    const settings = this.#options.settings()
    return settings !== undefined && (settings.tone || settings.ring)
  }

  #beat(): void {
    const { clock, settings, next, play, heard } = this.#options
    this.#callOff = clock.after(beatMs, () => this.#beat())
    const [wanted, sounds] = [settings(), next()]
    if (!wanted || !sounds || !this.#isOn()) return this.stop()
    if (isQuiet(wanted, new Date(clock.now()))) return heard(undefined)
    const { name, stage, share, isUnseen } = sounds
    const rings = wanted.ring && isUnseen && this.#beats++ % ringsEvery[stage] === 0
    if (!wanted.tone && !rings) return
    play([...(wanted.tone ? pulse(share) : []), ...(rings ? ring : [])], wanted.volume)
    heard({ what: rings ? 'ring' : 'tone', name, stage })
  }
}
