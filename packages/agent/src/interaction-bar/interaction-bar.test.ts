import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, findAll, focused, named, textOf, until } from '../testing/find.ts'
import { press } from '../testing/hands.ts'
import { Office } from '../testing/office.ts'

/** What the panel shows of an entry, piece by piece. */
const piece = (panel: Element, name: string, selector: string) =>
  textOf(allNamed(panel, 'listitem', name)[0]?.querySelector(selector))

const elapsedOf = (panel: Element, name: string) =>
  textOf(allNamed(panel, 'listitem', name)[0]?.querySelector('parley-elapsed')?.shadowRoot?.querySelector('time'))

describe('parley-agent: the interaction bar', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[A020] [A021] [A027] [DSK30] [DSK31] one entry each: name, running time, last line', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen', 'First question')
    await office.clock.advance(10_000)
    await office.talking(panel, 'Tom Baker', 'Second question')
    const list = await named(panel, 'list', 'Interactions')

    expect([...list.querySelectorAll('li')].map((item) => item.ariaLabel)).to.deep.equal(['Mia Chen', 'Tom Baker'])
    expect(piece(panel, 'Mia Chen', '.last')).to.equal('First question')
    await office.clock.advance(32_000)
    await until(() => elapsedOf(panel, 'Mia Chen') === '0:42', 'forty-two seconds')
    await until(() => elapsedOf(panel, 'Tom Baker') === '0:32', 'ten seconds less')
  })

  it('[A017] [DSK31] [DSK34] counts what is unread in what is not shown, until it is shown', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    const readByAda = () => mia.client.conversations.get(mia.conversation)?.conversation.readMarks['p2'] ?? 0
    await until(() => readByAda() > 0, 'read while it is shown')
    const tom = await office.talking(panel, 'Tom Baker')
    mia.says('Are you')
    mia.says('still there?')
    await until(() => piece(panel, 'Mia Chen', '.count') === '2', 'two unread')
    expect(descriptionOf(await named(panel, 'button', 'Mia Chen'))).to.contain('2 unread messages')
    const readBefore = readByAda()
    tom.says('And me?')
    await until(() => piece(panel, 'Tom Baker', '.last') === 'And me?', 'the last line')
    expect(readByAda(), 'not read while another is shown').to.equal(readBefore)

    ;(await named(panel, 'button', 'Mia Chen')).click()
    await until(() => piece(panel, 'Mia Chen', '.count') === '', 'nothing unread')
    await until(() => readByAda() > readBefore, 'read, at the contact')
  })

  it('[A016] [DSK31] says what kind of task each is, beside its name and above its conversation', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    expect(descriptionOf(await named(panel, 'button', 'Mia Chen'))).to.match(/^Chat Interaction, /)
    await named(panel, 'img', 'Chat Interaction')
  })

  it('[A011] says who is typing', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    mia.client.signal('typing', { is: 'writing' }, mia.conversation)
    await until(() => piece(panel, 'Mia Chen', '.last') === 'is typing…', 'typing')
  })

  it('[DSK33] is one stop for the Tab key; arrows, Home and End move, Enter shows', async () => {
    const { panel } = await office.seat()
    for (const name of ['Mia Chen', 'Tom Baker', 'Ida Blom']) {
      await office.talking(panel, name)
      await office.clock.advance(1_000)
    }
    const entries = allNamed(panel, 'listitem').map((item) => item.querySelector('button') as HTMLButtonElement)
    expect(entries.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1)

    entries[2]?.focus()
    press(focused() as Element, 'ArrowUp')
    expect(focused()).to.equal(entries[1])
    press(focused() as Element, 'Home')
    expect(focused()).to.equal(entries[0])
    press(focused() as Element, 'End')
    expect(focused()).to.equal(entries[2])
    await until(() => entries[2]?.tabIndex === 0, 'the Tab key to come back here')
    entries[0]?.click() // as Enter does on a button
    await until(() => textOf(allNamed(panel, 'heading')[0]) === 'Mia Chen', 'Mia')
    await until(() => focused() === allNamed(panel, 'textbox', 'Message')[0], 'the composer in focus')
  })

  it('[DSK57] a name begins where the others begin, whatever its script', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.talking(panel, 'محمد علي')
    const starts = findAll(panel, 'li bdi').map((name) => {
      const range = document.createRange()
      range.selectNodeContents(name)
      return Math.round(range.getBoundingClientRect().left)
    })
    expect(starts).to.have.length(2)
    expect(starts[1]).to.equal(starts[0])
  })

  it('[DSK35] the neighbour takes the place of what was marked done', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.clock.advance(1_000)
    await office.talking(panel, 'Tom Baker')
    ;(await named(panel, 'button', 'End Chat')).click()
    ;(await named(panel, 'button', 'Mark Done')).click()
    await until(() => textOf(allNamed(panel, 'heading')[0]) === 'Mia Chen', 'Mia')
  })

  it('[DSK56] a narrow panel shows the list or a conversation, with a way back that says how many need the agent', async () => {
    const { panel } = await office.seat(undefined, { width: 390 })
    const mia = await office.talking(panel, 'Mia Chen')
    await office.talking(panel, 'Tom Baker')
    expect(allNamed(panel, 'list', 'Interactions')).to.have.length(0)
    mia.says('Hello?')
    mia.says('Is anybody there?')
    ;(await named(panel, 'button', 'Back to the list, 1 interaction needs you')).click()

    await named(panel, 'list', 'Interactions')
    expect(allNamed(panel, 'log', 'Conversation')).to.have.length(0)
    ;(await named(panel, 'button', 'Mia Chen')).click()
    await until(() => textOf(allNamed(panel, 'heading')[0]) === 'Mia Chen', 'Mia')
    expect(findAll(panel, 'parley-agent-in-test')[0]?.scrollWidth).to.be.at.most(390)
  })
})
