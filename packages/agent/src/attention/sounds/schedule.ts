import type { Note } from './tones.ts'

/** How long a note swells and fades, in seconds: without it, it clicks. */
const edge = 0.015

/** The gain at full volume. */
const loudest = 0.35

/** Writes notes into an audio context, to sound from now on. `volume` in percent. */
export function schedule(context: BaseAudioContext, notes: readonly Note[], volume: number): void {
  for (const { atMs, ms, fromHz, toHz } of notes) {
    const from = context.currentTime + atMs / 1_000
    const to = from + ms / 1_000
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    oscillator.frequency.setValueAtTime(fromHz, from)
    oscillator.frequency.linearRampToValueAtTime(toHz, to)
    // Ears hear in powers: half the way of the slider is a quarter of the strength.
    const strength = loudest * (volume / 100) ** 2
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(strength, from + edge)
    gain.gain.setValueAtTime(strength, to - edge)
    gain.gain.linearRampToValueAtTime(0, to)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(to)
  }
}
