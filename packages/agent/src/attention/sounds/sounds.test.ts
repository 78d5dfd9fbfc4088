import { expect } from '@open-wc/testing'
import type { SoundSettings } from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { isQuiet } from './quiet.ts'
import { schedule } from './schedule.ts'
import { Sounding, type Heard, type Sounds } from './sounding.ts'
import { pulse, ring, type Note } from './tones.ts'

/** What can be heard of notes: how often they cross zero, and how loud they are. */
async function heardIn(notes: readonly Note[], volume: number): Promise<{ crossings: number; loudest: number }> {
  const context = new OfflineAudioContext(1, 24_000, 24_000)
  schedule(context, notes, volume)
  const samples = (await context.startRendering()).getChannelData(0)
  const crossings = samples.reduce((sum, value, at) => sum + (at > 0 && value * (samples[at - 1] ?? 0) < 0 ? 1 : 0), 0)
  return { crossings, loudest: samples.reduce((most, value) => Math.max(most, value), 0) }
}

const at = (time: string) => new Date(`2026-01-05T${time}`)

describe('sounds', () => {
  it('[A054] [ATT11] a pulse rises, and is the higher the nearer the response is to late', async () => {
    const pitches = [0, 0.25, 0.5, 0.75, 1].map((share) => pulse(share)[0]!)
    for (const { fromHz, toHz } of pitches) expect(toHz).to.be.above(fromHz)
    expect(pitches.map(({ fromHz }) => Math.round(fromHz))).to.deep.equal([220, 311, 440, 622, 880])
    const [low, high] = [await heardIn(pulse(0), 60), await heardIn(pulse(1), 60)]
    expect(high.crossings / low.crossings).to.be.closeTo(4, 0.2)
  })

  it('[ATT12] the volume is heard, and none is silence', async () => {
    const [quiet, full, none] = [await heardIn(ring, 50), await heardIn(ring, 100), await heardIn(ring, 0)]
    expect(full.loudest / quiet.loudest).to.be.closeTo(4, 0.2)
    expect(none.loudest).to.equal(0)
  })

  it('[ATT13] quiet hours may go past midnight; equal ones are none', () => {
    const night = { quiet: { from: '22:00', to: '06:30' } }
    const shown = ['21:59', '22:00', '02:00', '06:29', '06:30'].map((time) => isQuiet(night, at(time)))
    expect(shown).to.deep.equal([false, true, true, true, false])
    const noon = { quiet: { from: '12:00', to: '13:00' } }
    expect(['11:59', '12:30', '13:00'].map((time) => isQuiet(noon, at(time)))).to.deep.equal([false, true, false])
    expect(isQuiet({ quiet: { from: '08:00', to: '08:00' } }, at('08:00'))).to.equal(false)
    expect(isQuiet({}, at('02:00'))).to.equal(false)
  })

  describe('while a contact waits', () => {
    const both: SoundSettings = { tone: true, ring: true, captions: true, volume: 60 }
    let clock: FakeClock
    let played: number[]
    let heard: (Heard | undefined)[]
    let next: Sounds | undefined
    beforeEach(() => {
      clock = fakeClock(at('09:00').getTime())
      played = []
      heard = []
      next = { name: 'Mia', stage: 'in-time', share: 0, isUnseen: false }
    })

    const sounding = (settings: SoundSettings | undefined) =>
      new Sounding({
        clock,
        settings: () => settings,
        next: () => next,
        play: (notes) => void played.push(notes.length),
        heard: (what) => void heard.push(what),
      })

    it('[A054] [ATT11] pulses come every five seconds, and stop with the answer', async () => {
      const each = sounding({ ...both, ring: false })
      each.look()
      each.look()
      await clock.advance(10_000)
      expect(played).to.deep.equal([1, 1, 1])
      next = undefined
      each.look()
      await clock.advance(10_000)
      expect(played).to.have.length(3)
      expect(heard.at(-1)).to.equal(undefined)
    })

    it('[A056] [ATT11] it rings while the agent looks elsewhere, more often the later it is', async () => {
      next = { name: 'Mia', stage: 'in-time', share: 0, isUnseen: true }
      const each = sounding({ ...both, tone: false })
      each.look()
      await clock.advance(19_000)
      expect(played).to.have.length(1)
      next = { ...next, stage: 'late', share: 1 }
      await clock.advance(15_000)
      expect(played).to.have.length(4)
      expect(heard.at(-1)).to.deep.equal({ what: 'ring', name: 'Mia', stage: 'late' })
      next = { ...next, isUnseen: false }
      await clock.advance(10_000)
      expect(played, 'seen').to.have.length(4)
    })

    it('[ATT10] [ATT13] nothing sounds that was not asked for, and nothing in quiet hours', async () => {
      for (const settings of [undefined, { ...both, tone: false, ring: false }]) sounding(settings).look()
      sounding({ ...both, quiet: { from: '08:00', to: '10:00' } }).look()
      await clock.advance(10_000)
      expect(played).to.have.length(0)
    })
  })
})
