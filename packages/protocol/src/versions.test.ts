import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeClientFrame } from './decode.ts'
import { agreeOnVersion, currentVersion, spokenVersions, type Translation } from './versions.ts'

test('[B050] both sides take the newest version that both speak', () => {
  assert.equal(agreeOnVersion([1, 2, 3], [2, 3, 4]), 3)
  assert.equal(agreeOnVersion([2], [2, 3]), 2)
  assert.equal(agreeOnVersion([3, 2], [2]), 2)
})

test('[B050] with nothing in common there is no agreement', () => {
  assert.equal(agreeOnVersion([1], [3, 4]), undefined)
  assert.equal(agreeOnVersion([9], [3, 4]), undefined)
})

test('[B050] what this code speaks, it understands', () => {
  assert.equal(agreeOnVersion(spokenVersions), currentVersion)
})

test('[B050] a translation brings the version before into today\u2019s frames, at the edge only', () => {
  const yesterday: Translation = {
    incoming: (frame) => ({ ...(frame as object), type: 'heartbeat' }),
    outgoing: (frame) => frame,
  }
  const frame = decodeClientFrame('{"type":"ping","answer":true}', yesterday.incoming)
  assert.deepEqual(frame, { type: 'heartbeat', answer: true })
})
