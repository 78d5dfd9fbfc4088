let context: AudioContext | undefined

/** Two soft notes, a fifth apart: hertz and when they begin, in seconds. */
const notes = [
  [587, 0],
  [880, 0.09],
] as const

/** Plays a short quiet chime. Does nothing where the browser has not allowed the page to sound yet. */
export async function chime(): Promise<void> {
  context ??= new AudioContext()
  await context.resume()
  const start = context.currentTime + 0.01
  for (const [hertz, after] of notes) {
    const tone = new OscillatorNode(context, { frequency: hertz })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, start + after)
    volume.gain.linearRampToValueAtTime(0.08, start + after + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + after + 0.4)
    tone.connect(volume).connect(context.destination)
    tone.start(start + after)
    tone.stop(start + after + 0.45)
  }
}
