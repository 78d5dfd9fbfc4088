import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { conversationLog, newId, type ConversationId } from '@parley/protocol'
import { compileLibrary } from '../../support/compile.ts'
import { assertAgrees, Journal, type Written } from '../../support/journal.ts'
import { ParleyServer } from '../../support/parley-server.ts'
import { chanceFrom, type Chance } from '../../support/random.ts'
import { spread } from '../../support/spread.ts'
import { Wire } from '../../support/wire.ts'
import { agents, gather, generous } from '../crowd.ts'
import { diskAfter, writeDisk } from './disk-image.ts'
import { readRecording, toldIn, type Deed } from './recording.ts'

export interface Story {
  /** How many servers' lives are recorded. */
  readonly recordings: number
  /** After how many accepted messages, from and to, each is killed, and then stopped. */
  readonly messages: readonly [min: number, max: number]
  /** After how many random moments of each the power is lost. */
  readonly losses: number
  readonly seed: number
}

interface Recording {
  readonly folder: string
  /** Where its pages came from: contacts' tokens are bound to that. */
  readonly port: string
  readonly deeds: readonly Deed[]
  readonly journal: Journal
  /** The conversations of each contact, by the token that opens them. */
  readonly conversations: ReadonlyMap<string, readonly ConversationId[]>
}

/**
 * Lives of a server under load are recorded, write by write: it is killed, starts again, and is stopped in the end. Then the power is
 * lost at random moments of it, and a server starts on what the disk has then. Whatever anybody was told before that is accepted has
 * to be there, and whoever comes next is served.
 */
export async function survivePowerLosses(
  { recordings, messages, losses, seed }: Story,
  t: Pick<TestContext, 'diagnostic'>,
): Promise<void> {
  const accepted: number[] = []
  const chance = chanceFrom(seed)
  const work = mkdtempSync(join(tmpdir(), 'parley-power-'))
  try {
    const watcher = compileLibrary(new URL('journal-writes.c', import.meta.url), work)
    for (let count = 0; count < recordings; count++) {
      const recording = await record(watcher, join(work, `recording-${count}`), messages, chance)
      for (let loss = 0; loss < losses; loss++)
        accepted.push(await losePower(recording, join(work, `disk-${count}-${loss}`), chance))
      rmSync(recording.folder, { recursive: true })
    }
    t.diagnostic(spread('accepted before the power was lost, and all of it there', accepted, 'commands'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function record(
  watcher: string,
  folder: string,
  messages: Story['messages'],
  chance: Chance,
): Promise<Recording> {
  const writes = `${folder}.writes`
  const server = new ParleyServer({
    config: generous,
    dataFolder: folder,
    environment: { LD_PRELOAD: watcher, WRITES_FOLDER: folder, WRITES_JOURNAL: writes },
  })
  await server.start()
  const journal = new Journal()
  const { contacts, people } = gather(server, journal, chance.between(0, 2 ** 31))
  try {
    await journal.afterAccepted(chance.between(...messages))
    await server.kill()
    await server.start()
    for (const { client } of people) client.hint()
    await journal.afterAccepted(chance.between(...messages))
    await Promise.all(people.map((person) => person.stop()))
    await server.stop()
  } finally {
    for (const { client } of people) client.close()
    await server.remove()
  }
  const conversations = new Map(contacts.map((contact) => [contact.token ?? '', contact.conversations]))
  return { folder, port: new URL(server.url).port, deeds: readRecording(writes), journal, conversations }
}

/** Gives how much had been accepted by then. */
async function losePower(recording: Recording, disk: string, chance: Chance): Promise<number> {
  const deeds = recording.deeds.slice(0, chance.between(0, recording.deeds.length))
  writeDisk(diskAfter(deeds, chance), recording.folder, disk)
  const told = toldIn(deeds)
  const server = new ParleyServer({ config: generous, dataFolder: disk, environment: { PARLEY_PORT: recording.port } })
  try {
    await server.start()
    for (const [token, conversations] of recording.conversations) {
      const written = conversations.map((id) => [id, knownThen(recording.journal, id, told)] as const)
      const begun = written.filter(([, entries]) => entries.some(({ answer }) => answer))
      if (begun.length > 0) await assertThere(server, token, begun)
    }
    await assertWrites(server)
    assert.deepEqual(server.errors(), [])
    return told.size
  } finally {
    await server.remove()
    rmSync(disk, { recursive: true, force: true })
  }
}

/** What was written in a conversation, with the answers that the server had sent when it lost power. */
function knownThen(journal: Journal, id: ConversationId, told: ReadonlyMap<string, number | undefined>): Written[] {
  return journal.entries
    .filter((entry) => entry.in === id)
    .map((entry) => ({ ...entry, answer: told.has(entry.id) ? entry.answer : undefined }))
}

async function assertThere(
  server: ParleyServer,
  token: string,
  conversations: readonly (readonly [ConversationId, readonly Written[]])[],
): Promise<void> {
  const wire = await Wire.open(server, { role: 'contact', site: 'shop', token })
  for (const [id, entries] of conversations) {
    const log = await wire.readLog(conversationLog(id))
    const by = ['contact', ...agents].map((who) => entries.filter(({ text }) => text.startsWith(who)))
    assertAgrees(log, by)
  }
  await wire.close()
}

/** Whoever comes next is served. */
async function assertWrites(server: ParleyServer): Promise<void> {
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: 'The light is on again' } }
  const answer = await wire.ask({ type: 'command', id: newId(), name: 'start-conversation', in: newId(), body })
  assert.equal(answer.type, 'accepted')
  await wire.close()
}
