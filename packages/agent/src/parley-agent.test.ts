import { expect } from '@open-wc/testing'
import type { ConversationEndedEvent } from './events.ts'
import { allNamed, descriptionOf, focused, gone, named, textOf, until } from './testing/find.ts'
import { ben, Office } from './testing/office.ts'

describe('parley-agent: from an invitation to Done', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK1] [DSK2] [DSK10] connects, is ready, and says so', async () => {
    const { panel } = await office.seat()
    const status = await named(panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Online', 'the word Online')
    const presence = await named(panel, 'button', 'Presence')
    await until(() => descriptionOf(presence).startsWith('Ready since'), 'Ready in the description of Presence')
  })

  it('[A018] [DSK20] [DSK22] offers a contact with name, waiting time and deadline; nothing opens before Accept', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen')
    const invitation = await named(panel, 'region', 'Invitation')
    expect(descriptionOf(invitation)).to.equal('Mia Chen')
    expect(allNamed(panel, 'listitem', 'Mia Chen')).to.be.empty
    expect(allNamed(panel, 'log', 'Conversation')).to.be.empty
  })
})
