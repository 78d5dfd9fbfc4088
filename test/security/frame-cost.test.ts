import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeClientFrame, decodeCommand } from '@parley/protocol/schemas'
import { dearestFrames } from './dearest-frames.ts'

// While one frame is read nobody else is served, so the dearest frame is what everybody may have to wait for. How long they do
// depends on the machine and what else it does: what is counted here is processor time, of the best of several runs.

/** Milliseconds of processor time. People notice from about a hundred on. */
const limitMs = 100

function read(frame: string): void {
  try {
    const decoded = decodeClientFrame(frame)
    if (decoded.type === 'command') decodeCommand(decoded.name, decoded.body)
  } catch {
    // What is refused costs as much as what is taken.
  }
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

for (const [what, frame] of Object.entries(dearestFrames))
  test(`[ATK114] no frame holds up everybody else for 100 ms: ${what}`, () => {
    const runs = Array.from({ length: 5 }, () => processorMs(() => read(frame)))
    assert.ok(Math.min(...runs) < limitMs, `${Math.min(...runs)} ms for ${frame.length} characters`)
  })
