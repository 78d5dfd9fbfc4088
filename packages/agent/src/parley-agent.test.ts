import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, findAll, focused, gone, named, textOf, until } from './testing/find.ts'
import { heard, write } from './testing/hands.ts'
import { Office, type Caller } from './testing/office.ts'

describe('parley-agent: from an invitation to Done', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK1] [DSK2] [DSK10] [B040] connects, is ready, and says so', async () => {
    const { panel } = await office.seat()
    const status = await named(panel, 'status', 'Connection')
    await until(() => textOf(status) === 'Online', 'the word Online')
    const presence = await named(panel, 'button', 'Presence')
    await until(() => descriptionOf(presence).startsWith('Ready since'), 'Ready in the description of Presence')
  })

  it('[A018] [DSK20] [DSK22] offers a contact; nothing opens before Accept', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen')
    const invitation = await named(panel, 'region', 'Invitation')

    expect(descriptionOf(invitation)).to.equal('Mia Chen')
    expect(textOf(invitation)).to.contain('Waiting')
    expect(allNamed(panel, 'listitem', 'Mia Chen')).to.have.length(0)
    expect(allNamed(panel, 'log', 'Conversation')).to.have.length(0)
  })

  it('[A019] [A020] [A022] [A023] [DSK22] [DSK40] opens the conversation on Accept and puts the focus into its composer', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen', 'Is the Heron back in stock?')
    ;(await named(panel, 'button', 'Accept')).click()

    await named(panel, 'listitem', 'Mia Chen')
    const log = await named(panel, 'log', 'Conversation')
    await until(() => textOf(log).includes('Is the Heron back in stock?'), 'the question')
    await until(() => focused() === allNamed(panel, 'textbox', 'Message')[0], 'the focus in the composer')
    await until(() => textOf(findAll(panel, '[part=connection]')[0]) === 'Connected', 'the word Connected')
    expect(allNamed(panel, 'button', 'Party Actions')).to.have.length(1)
    await gone(panel, 'region', 'Invitation')
  })

  it('[A142] [A001] [A009] sends what the agent writes, and shows what the contact answers', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await write(panel, 'Yes, since today.')
    ;(await named(panel, 'button', 'Send')).click()

    await until(() => lastWordsOf(mia) === 'Yes, since today.', 'the answer at the contact')
    mia.says('Wonderful!')
    const log = await named(panel, 'log', 'Conversation')
    await until(() => textOf(log).includes('Wonderful!'), 'the next line at the agent')
  })

  it('[DSK35] after the last of them was marked done the focus is on what is said then', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'End Chat')).click()
    const done = await named(panel, 'button', 'Mark Done')
    done.focus()
    done.click()
    await until(() => textOf(focused()).includes('contact'), 'the focus on the sentence')
  })

  it('[A166] [A167] [A168] [DSK41] [DSK42] [DSK58] ends the chat; only then is it marked done and gone', async () => {
    const { panel } = await office.seat()
    const ended = heard(panel, 'parley-conversation-ended')
    const done = heard(panel, 'parley-interaction-done')
    const mia = await office.talking(panel, 'Mia Chen')
    expect(allNamed(panel, 'button', 'Mark Done')).to.have.length(0)
    ;(await named(panel, 'button', 'End Chat')).click()

    const markDone = await named(panel, 'button', 'Mark Done')
    await until(
      () => mia.client.conversations.get(mia.conversation)?.conversation.status === 'ended',
      'the end at the contact',
    )
    expect(allNamed(panel, 'button', 'End Chat')).to.have.length(0)
    expect(allNamed(panel, 'textbox', 'Message'), 'nothing can be written').to.have.length(0)
    markDone.click()
    await gone(panel, 'listitem', 'Mia Chen')
    expect(ended.map(({ conversationId }) => conversationId)).to.deep.equal([mia.conversation])
    expect(done.map(({ conversationId }) => conversationId)).to.deep.equal([mia.conversation])
  })

  it('[A022] [DSK40] says when the contact’s browser is gone, and when it is back', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    const status = () => textOf(findAll(panel, '[part=connection]')[0])
    await until(() => status() === 'Connected', 'Connected')
    mia.line.reachable = false
    mia.line.cut()
    await office.clock.advance(5_000)
    await until(() => status() === 'Disconnected', 'Disconnected')
    mia.line.reachable = true
    mia.client.hint()
    await until(() => status() === 'Connected', 'Connected again')
  })

  it('[A173] [DSK32] shows that the contact has left, and asks for Mark Done', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    mia.client.send('end-conversation', {}, mia.conversation)
    await named(panel, 'button', 'Mark Done')
    const entry = await named(panel, 'button', 'Mia Chen')
    expect(descriptionOf(entry)).to.contain('Ended, not done yet')
  })
})

const lastWordsOf = ({ client, conversation }: Caller) =>
  client.conversations.get(conversation)?.conversation.lastMessage?.text
