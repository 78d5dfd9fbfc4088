import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { heard, press, write } from '../testing/hands.ts'
import { Office } from '../testing/office.ts'

describe('parley-agent: invitations', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  it('[DSK20] several stand together, the most urgent first, each counting down', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen')
    await named(panel, 'region', 'Invitation')
    await office.clock.advance(5_000)
    await office.caller('Tom Baker')
    await until(() => allNamed(panel, 'region', 'Invitation').length === 2, 'two invitations')

    const [first, second] = allNamed(panel, 'region', 'Invitation')
    expect([first, second].map((each) => each && descriptionOf(each))).to.deep.equal(['Mia Chen', 'Tom Baker'])
    await until(
      () =>
        textOf(findAll(panel, '.left time')[0] ?? findAll(panel, '.left')[0]?.shadowRoot?.querySelector('time')) ===
        '0:15',
      'fifteen seconds left',
    )
  })

  it('[DSK21] is said politely, and does not take the focus from somebody who writes', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await write(panel, 'I am just')
    const composer = focused()
    await office.caller('Tom Baker')
    await named(panel, 'region', 'Invitation')
    await until(
      () => findAll(panel, '[role=status]').some((each) => textOf(each).includes('Invitation: Tom Baker is waiting.')),
      'polite words',
    )
    expect(focused()).to.equal(composer)
  })

  it('[DSK23] [DSK24] Reject leaves the contact to others, without a line about it', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen')
    const reject = await named(panel, 'button', 'Reject')
    reject.click()
    reject.click()
    await gone(panel, 'region', 'Invitation')
    expect(findAll(panel, '.notice')).to.have.length(0)
    expect(allNamed(panel, 'listitem')).to.have.length(0)
  })

  it('[DSK23] an invitation whose time is over goes, and a line says so', async () => {
    const { panel } = await office.seat()
    await office.caller('Mia Chen')
    await named(panel, 'region', 'Invitation')
    await office.clock.advance(21_000)
    await gone(panel, 'region', 'Invitation')
    await until(
      () => textOf(findAll(panel, '.notice')[0]).startsWith('The time for the invitation of Mia Chen was over.'),
      'a line',
    )
    ;(await named(panel, 'button', 'Dismiss')).click()
    await until(() => findAll(panel, '.notice').length === 0, 'no line any more')
  })

  it('[DSK23] a contact who leaves before the answer takes the invitation along', async () => {
    const { panel } = await office.seat()
    const mia = await office.caller('Mia Chen')
    await named(panel, 'region', 'Invitation')
    mia.client.send('end-conversation', {}, mia.conversation)
    await gone(panel, 'region', 'Invitation')
    await until(() => textOf(findAll(panel, '.notice')[0]).startsWith('The invitation of Mia Chen is over'), 'a line')
    await office.clock.advance(11_000)
    await until(() => findAll(panel, '.notice').length === 0, 'the line gone by itself')
  })

  it('[DSK53] [DSK58] answers by key while writing; the page hears of it', async () => {
    const { panel } = await office.seat()
    const invited = heard(panel, 'parley-invited')
    const opened = heard(panel, 'parley-conversation-opened')
    await office.talking(panel, 'Mia Chen')
    await write(panel, 'One moment')
    await office.caller('Tom Baker')
    await named(panel, 'region', 'Invitation')
    const isMac = /mac/i.test(navigator.platform)
    press(focused() ?? panel, 'a', isMac ? { ctrlKey: true, shiftKey: true } : { altKey: true })

    await until(() => textOf(allNamed(panel, 'heading')[0]) === 'Tom Baker', 'Tom Baker')
    expect(invited).to.have.length(2)
    expect(opened).to.have.length(2)
  })
})
