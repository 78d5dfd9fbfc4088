import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'
import { asks, person, phone } from '../support/teamwork.ts'

// Agents in one conversation, in real browsers: one contact, and all three of the demo's staff. Who is asked is on a phone.

const stage = new Stage()

const confers = (agent: Agent, target: string) => asks(agent, 'Instant Chat Conference', target)

test('[A187] [A188] [A189] [A190] [A191] [A192] [A194] [A222] [A193] [A224] [A225] a conference: rejected, accepted, everybody reads everybody, one of a group is asked and sent out, and it outlives its owner', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, in company')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ada.accepts(maria.name)
  const ben = await stage.agent('ben', phone)

  await confers(ada, 'Ben Okafor')
  await ben.rejects(maria.name)
  await ada.page.getByText('The conference invitation has been rejected by Ben Okafor.').waitFor()

  await confers(ada, 'Ben Okafor')
  await ben.accepts(maria.name)
  await ben.transcript.shows('My lamp is broken')
  await person(ben, 'Ada Lindqvist').getByText('owner', { exact: true }).waitFor()
  await maria.transcript.shows('Ben joined')
  await ben.says('Which lamp is it?')
  await ada.says('The one of last week?')
  await maria.says('The blue one')
  for (const { transcript } of [ada, ben, maria])
    for (const words of ['Which lamp is it?', 'The one of last week?', 'The blue one']) await transcript.shows(words)

  const cleo = await stage.agent('cleo')
  // Ben is of this group as well, and in it already.
  await confers(ada, 'Journeys')
  await cleo.invitation(maria.name).getByText('asked as one of Journeys').waitFor()
  await cleo.accepts(maria.name)
  const third = person(ada, 'Cleo Marchetti')
  await third.getByRole('button', { name: 'Action', exact: true }).click()
  await ada.page.getByRole('menuitem', { name: 'Delete From Conference', exact: true }).click()
  await third.waitFor({ state: 'hidden' })
  await cleo.interaction(maria.name).waitFor({ state: 'hidden' })

  await ada.endsChat()
  await ada.marksDone(maria.name)
  await maria.says('Still there?')
  await ben.says('Yes, I am.')
  await maria.transcript.shows('Yes, I am.')
  await ben.endsChat()
  await ben.marksDone(maria.name)
})
