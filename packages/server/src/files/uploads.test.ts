import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, newId } from '@parley/protocol'
import { type FakeClock, fakeClock } from '@parley/protocol/testing'
import { png } from '../testing/file-samples.ts'
import { defaultFileRules } from '../core-settings.ts'
import type { Actor } from '../deciding/actor.ts'
import type { SentFile } from '../features/files.ts'
import type { Settled } from '../log/work.ts'
import { memoryFileRows } from '../store/memory-file-rows.ts'
import { Examination } from './examination.ts'
import { createMemoryFileStore } from './memory-file-store.ts'
import type { Announced } from './read-announcement.ts'
import type { Verdict } from './scan.ts'
import { Sweeping } from './sweeping.ts'
import type { TypeDetector } from './type-detector.ts'
import { Uploads } from './uploads.ts'

const grace: Actor = { role: 'contact', id: 'grace', site: 'shop' }
const conversation = newId()
const honest: TypeDetector = { typeOf: async () => 'image/png', close: async () => {} }
const dayMs = 24 * 3_600_000

/** Everything about files, with a clock that is moved by hand; a restart takes what was stored and nothing else. */
class Stage {
  readonly clock: FakeClock = fakeClock()
  readonly rows = memoryFileRows()
  readonly files = createMemoryFileStore({ now: this.clock.now })
  /** What whoever scans says next; then all is good. */
  readonly verdicts: Verdict[] = []
  /** What became of saying it; then it is accepted. */
  readonly outcomes: Settled[] = []
  readonly said: SentFile[] = []
  isScanned = false
  /** New files have to wait. */
  isBusy = false
  uploads!: Uploads
  examination!: Examination
  sweeping!: Sweeping

  constructor() {
    this.restart()
  }

  restart(): void {
    const { clock, rows: store, files } = this
    const log = () => {}
    const core = {
      meet: async () => ({ site: 'shop', isOpen: true, isParticipant: true, mayRead: true }),
      sendFile: async (sent: SentFile): Promise<Settled> => {
        const outcome = this.outcomes.shift() ?? { is: 'accepted', seq: 1 }
        if (outcome.is === 'accepted') this.said.push(sent)
        return outcome
      },
    }
    const scan = async () => this.verdicts.shift() ?? 'good'
    this.examination = new Examination({ store, files, detector: honest, scan, core, clock, log })
    const rulesOf = () => defaultFileRules
    const { examination, isScanned } = this
    const hide = (_site: string, name: string) => name.replace(/\d{12}(?=\d{4})/, '…')
    const refusal = () => (this.isBusy ? new ChatError('unavailable', { retryAfterMs: 9_000 }) : undefined)
    const around = { store, files, examination, core, clock, admission: { refusal } }
    this.uploads = new Uploads({ ...around, rulesOf, hide, diskFreePercent: 5, isScanned })
    this.sweeping = new Sweeping({ store, files, examination, clock, log, idleMs: dayMs })
  }

  announce(parts: Partial<Announced> = {}) {
    const bytes = png()
    const whole = { id: newId(), conversation, name: 'a.png', type: 'image/png', bytes: bytes.length, ...parts }
    return this.uploads.announce(grace, whole, () => {})
  }

  async send(file: string, bytes: Uint8Array = png(), offset = 0) {
    return this.uploads.receive(grace, file, { offset, source: once(bytes) })
  }

  async sent(): Promise<string> {
    const { progress } = await this.announce()
    await this.send(progress.file)
    return progress.file
  }

  stateOf = async (file: string) => (await this.uploads.progressOf(grace, file)).state
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

test('[B019] [SEC20] what is hidden in texts is hidden in the name that is kept, and the same upload goes on', async () => {
  const stage = new Stage()
  const card = { id: newId(), name: '4111111111111111.png' }
  await stage.announce(card)
  const { isNew, progress } = await stage.announce(card)
  assert.equal(isNew, false)
  assert.equal((await stage.rows.findFile(progress.file))?.name, '…1111.png')
})

test('[FIL9] while whoever scans gives no answer, the file waits, and is said when it was found good', async () => {
  const stage = new Stage()
  stage.verdicts.push('later', 'later', 'later')
  const file = await stage.sent()
  assert.equal(await stage.stateOf(file), 'checking')
  await assert.rejects(stage.uploads.readable(grace, file), { code: 'not-found' })
  for (const waitMs of [1_000, 2_000, 4_000]) {
    assert.deepEqual(stage.said, [])
    assert.equal(stage.clock.nextDue()! - stage.clock.now(), waitMs)
    await stage.clock.advance(waitMs)
    await stage.examination.idle()
  }
  assert.equal(await stage.stateOf(file), 'stored')
  assert.deepEqual(
    stage.said.map(({ message }) => message.file),
    [file],
  )
})

test('[FIL9] a waiting file is looked at again after a restart', async () => {
  const stage = new Stage()
  stage.verdicts.push('later')
  const file = await stage.sent()
  await stage.examination.stop()
  stage.restart()
  stage.sweeping.start()
  await stage.sweeping.stop()
  await stage.examination.idle()
  assert.equal(await stage.stateOf(file), 'stored')
})

test('[FIL16] whatever step a process ended in, the next one goes on, and says the file once', async () => {
  const stage = new Stage()
  // Its bytes were finished, and nobody noted it.
  const finished = await stage.announce()
  stage.verdicts.push('later')
  await stage.send(finished.progress.file)
  await stage.examination.stop()
  await stage.files.finish(finished.progress.file)
  // It was noted as kept, and not said.
  stage.restart()
  stage.outcomes.push({ is: 'refused', error: new ChatError('going-away', { retryAfterMs: 1 }) })
  const kept = await stage.announce()
  await stage.send(kept.progress.file)
  assert.equal(await stage.stateOf(kept.progress.file), 'checking')
  await stage.examination.stop()

  stage.restart()
  stage.sweeping.start()
  await stage.sweeping.stop()
  await stage.examination.idle()
  for (const { progress } of [finished, kept]) assert.equal(await stage.stateOf(progress.file), 'stored')
  assert.equal(stage.said.length, 2)
})

test('[FIL1] a conversation that ended meanwhile has no place for the file: it is refused, and its bytes are gone', async () => {
  const stage = new Stage()
  stage.outcomes.push({ is: 'refused', error: new ChatError('conversation-ended') })
  const file = await stage.sent()
  const progress = await stage.uploads.progressOf(grace, file)
  assert.deepEqual([progress.state, progress.error], ['refused', { code: 'conversation-ended', facts: {} }])
  assert.equal(await stage.files.read(file, { from: 0, to: 1 }), undefined)
})

test('[FIL14] a half-sent file is kept for a day and then gone; so is what is left of files that nobody knows', async () => {
  const stage = new Stage()
  const { progress } = await stage.announce()
  await stage.send(progress.file, png().subarray(0, 10))
  await stage.files.append(newId(), 0, once(png()))
  await stage.sweeping.sweep()
  assert.deepEqual(
    (await stage.files.parts()).map(({ key }) => key),
    [progress.file],
  )
  await stage.clock.advance(dayMs + 1)
  await stage.sweeping.sweep()
  assert.deepEqual(await stage.files.parts(), [])
  await assert.rejects(stage.uploads.progressOf(grace, progress.file), { code: 'not-found' })
})

test('[FIL14] somebody who goes on within the day keeps the file alive', async () => {
  const stage = new Stage()
  const { progress } = await stage.announce()
  await stage.send(progress.file, png().subarray(0, 10))
  await stage.clock.advance(dayMs - 1_000)
  await stage.send(progress.file, png().subarray(10, 20), 10)
  await stage.clock.advance(dayMs - 1_000)
  await stage.sweeping.sweep()
  assert.equal((await stage.uploads.progressOf(grace, progress.file)).offset, 20)
})

test('[FIL15] a disk that fills up half-way keeps what is there, and takes the rest when there is room', async () => {
  const stage = new Stage()
  const { progress } = await stage.announce()
  await stage.send(progress.file, png().subarray(0, 10))
  stage.files.space = async () => ({ freeBytes: 1_000_000, totalBytes: 1_000_000 })
  stage.files.roomBytes = 12
  await assert.rejects(stage.send(progress.file, png().subarray(10), 10), { code: 'unavailable', retry: 'later' })
  const { offset } = await stage.uploads.progressOf(grace, progress.file)
  stage.files.roomBytes = 1_000_000
  assert.equal((await stage.send(progress.file, png().subarray(offset), offset)).state, 'stored')
})

test('[FIL14] what is taken back while it is looked at is not said', async () => {
  const stage = new Stage()
  stage.verdicts.push('later')
  const file = await stage.sent()
  await stage.uploads.takeBack(grace, file)
  await stage.clock.advance(10_000)
  await stage.examination.idle()
  assert.deepEqual(stage.said, [])
  assert.equal(await stage.files.read(file, { from: 0, to: 1 }), undefined)
  assert.deepEqual(await stage.files.parts(), [])
})

test('[OPS11] a busy server lets new files wait; those that have begun go on', async () => {
  const stage = new Stage()
  const begun = await stage.announce()
  stage.isBusy = true
  await assert.rejects(stage.announce(), { code: 'unavailable', facts: { retryAfterMs: 9_000 } })
  assert.equal((await stage.send(begun.progress.file)).state, 'stored')
  stage.isBusy = false
  assert.equal((await stage.announce()).isNew, true)
})
