import assert from 'node:assert/strict'
import { chanceFrom } from '../../support/random.ts'
import * as logs from './laws-of-logs.ts'
import * as screens from './laws-of-screens.ts'
import { moveSomehow } from './moves.ts'
import { World } from './world.ts'

const moves = 400

/**
 * One story with this seed: 400 random moves, then rest. Afterwards every law must hold.
 *
 * @throws with the seed, so that the story can be repeated.
 */
export async function tellStory(seed: number): Promise<void> {
  const bytes = chanceFrom(~seed)
  // By hand: the test runner's own mocks remember every call, and thousands of stories would not fit into memory.
  const value = (array: Uint8Array) => array.map(() => bytes.between(0, 255))
  Object.defineProperty(crypto, 'getRandomValues', { value, configurable: true })
  try {
    await tell(await World.begin(seed))
  } catch (error) {
    throw new Error(`Repeat it with SEED=${seed}.`, { cause: error })
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}

async function tell(world: World): Promise<void> {
  for (let made = 0; made < moves; made++) {
    await moveSomehow(world)
    if (world.chance.happens(0.3)) await world.rest()
  }
  for (const { client } of await world.noticeSilence()) screens.assertNoticed(client)
  await world.calmDown()
  const truths = await world.truths()

  for (const contact of world.contacts) {
    screens.assertNothingLeaked(contact, world.staff)
    const theirs = truths.filter(({ interaction }) => interaction.contact.name === contact.name)
    const latest = theirs.toSorted((one, other) => one.conversation.openedAt - other.conversation.openedAt).at(-1)
    assert.ok(theirs.filter(({ conversation }) => conversation.status === 'open').length <= 1, 'one open conversation')
    for (const tab of contact.tabs) if (latest) screens.assertShowsTheLog(tab, latest)
  }
  for (const agent of world.staff) for (const tab of agent.tabs) screens.assertDeskIsRight(tab, agent.name, truths)

  const isSomebodyThere = world.staff.some(({ tabs }) =>
    tabs.some(({ client: { you } }) => you && 'presence' in you && you.presence.is === 'ready'),
  )
  for (const truth of truths) {
    logs.assertNobodyIsForgotten(truth, isSomebodyThere)
    logs.assertInvitationsAreFair(truth)
    // After a restart absences are counted anew ([ROU13]); on a bad disk they are acted upon when it is well again.
    if (!world.wasRestarted && world.store.isReliable) logs.assertLostAgentsAreReplaced(truth, world.clock.now())
    logs.assertInOrder(truth, world.people)
  }
  logs.assertEverythingKept(world.journal.entries, world.people, truths)
  await world.close()
}
