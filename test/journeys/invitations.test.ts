import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

/** The shortest that an invitation may last. */
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', invitationTimeoutMs: 5_000 } } } })

test('[B008] [B040] nobody is ready: the contact is told at once, and the first who becomes ready gets the oldest', async () => {
  const ada = await stage.agent('ada')
  await ada.chooses('Lunch')
  await ada.is(/^Not ready: Lunch/)

  const maria = await stage.contact('Maria, first in line')
  await maria.opensChat()
  await maria.says('Is anybody there?')
  await maria.transcript.shows('Nobody is available right now')
  const jonas = await stage.contact('Jonas, second in line')
  await jonas.opensChat()
  await jonas.says('Me too')
  await jonas.transcript.shows('Nobody is available right now')
  assert.equal(await ada.invitation(maria.name).count(), 0)

  await ada.chooses('Ready')
  await ada.accepts(maria.name)
  await maria.transcript.shows('Ada Lindqvist joined')
  await jonas.transcript.shows('Somebody will be with you shortly')
  await ada.accepts(jonas.name)
  for (const { name } of [maria, jonas]) {
    await ada.turnsTo(name)
    await ada.endsChat()
    await ada.marksDone(name)
  }
})

test('[A018] what one agent rejects goes to the next, and so does what an agent does not answer', async () => {
  const ada = await stage.agent('ada')
  const ben = await stage.agent('ben')
  const maria = await stage.contact('Maria, who is passed on')
  await maria.opensChat()
  await maria.says('Anybody?')

  const [first, second] = await Promise.any(
    [
      [ada, ben],
      [ben, ada],
    ].map(async (order) => {
      await order[0]?.invitation(maria.name).waitFor()
      return order
    }),
  )
  await first?.rejects(maria.name)
  // The second says nothing: the invitation comes back to the first by itself.
  await second?.invitation(maria.name).waitFor()
  await second?.invitation(maria.name).waitFor({ state: 'hidden' })
  await first?.accepts(maria.name)
  await first?.says('I am sorry that you had to wait')
  await maria.transcript.shows('I am sorry that you had to wait')
  assert.equal(await second?.interaction(maria.name).count(), 0)
  await first?.endsChat()
  await first?.marksDone(maria.name)
})

test('[ROU4] Ada accepts in one of her two windows: the other one has the conversation as well, and no invitation', async () => {
  const ada = await stage.agent('ada')
  const second = await ada.comesBack()
  const maria = await stage.contact('Maria, seen twice')
  await maria.opensChat()
  await maria.says('Hello to both windows')
  await second.invitation(maria.name).waitFor()
  await ada.accepts(maria.name)

  await second.invitation(maria.name).waitFor({ state: 'hidden' })
  await second.turnsTo(maria.name)
  await second.says('From the second window')
  await ada.transcript.shows('From the second window')
  await maria.transcript.shows('From the second window')
  await second.endsChat()
  await ada.marksDone(maria.name)
  await second.interaction(maria.name).waitFor({ state: 'hidden' })
})
