import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { allNamed, findAll, focused, named, textOf, until } from './testing/find.ts'
import { write } from './testing/hands.ts'
import { ada, Office } from './testing/office.ts'

const hostileNames = {
  markup: '<img src=x onerror="document.title=\'hit\'"> **bold**',
  rightToLeft: 'שרה לוי',
  zalgo: `Z${'\u0321\u0328\u0356\u0321\u0328\u0356'.repeat(6)}algo`,
  long: 'W'.repeat(100),
}

describe('parley-agent: for everybody', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())
  // What is half transparent for a moment has half its contrast.
  before(() => emulateMedia({ reducedMotion: 'reduce' }))
  after(() => emulateMedia({ reducedMotion: 'no-preference' }))

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing on the empty desk, ${theme}`, async () => {
      const { panel } = await office.seat({ ...ada, ready: false }, { theme })
      await named(panel, 'button', 'Become Ready')
      await expect(panel).to.be.accessible()
    })

    it(`axe finds nothing on an invitation, a conversation and its end, ${theme}`, async () => {
      const { panel } = await office.seat(ada, { theme })
      await office.talking(panel, 'Mia Chen')
      await write(panel, 'Hello Mia')
      ;(await named(panel, 'button', 'Send')).click()
      await office.talking(panel, 'Tom Baker')
      await office.caller('Ida Blom')
      await named(panel, 'region', 'Invitation')
      await expect(panel).to.be.accessible()
      ;(await named(panel, 'button', 'End Chat')).click()
      await named(panel, 'button', 'Mark Done')
      await expect(panel).to.be.accessible()
    })

    it(`axe finds nothing on open menus and without a line, ${theme}`, async () => {
      const { panel, line } = await office.seat(ada, { theme })
      await office.talking(panel, 'Mia Chen')
      ;(await named(panel, 'button', 'Menu')).click()
      await named(panel, 'button', 'Larger text')
      await expect(panel).to.be.accessible()
      ;(await named(panel, 'button', 'Presence')).click()
      await named(panel, 'menuitem', 'Lunch')
      await expect(panel).to.be.accessible()
      line.reachable = false
      line.cut()
      await named(panel, 'button', 'Connect now')
      await expect(panel).to.be.accessible()
    })
  }

  for (const [kind, name] of Object.entries(hostileNames)) {
    it(`[DSK57] a name with ${kind} is text on one line and stays in its place`, async () => {
      const { panel } = await office.seat()
      await office.caller(name, '<b>literal</b>')
      ;(await named(panel, 'button', 'Accept')).click()
      const heading = await named(panel, 'heading')
      const entry = allNamed(panel, 'listitem')[0]

      if (kind !== 'zalgo') expect(textOf(heading)).to.equal(name)
      expect(findAll(panel, 'img')).to.have.length(0)
      expect(entry?.offsetHeight).to.be.below(60)
      expect(heading.offsetHeight).to.be.below(30)
      expect(panel.scrollWidth).to.equal(panel.clientWidth)
      await until(
        () => textOf(allNamed(panel, 'log', 'Conversation')[0]).includes('<b>literal</b>'),
        'markup as letters',
      )
    })
  }

  it('[DSK41] the toolbar is one stop for the Tab key; arrows move inside', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    const endChat = await named(panel, 'button', 'End Chat')
    const partyActions = await named(panel, 'button', 'Party Actions')
    partyActions.focus()
    await sendKeys({ press: 'ArrowRight' })
    expect(focused()).to.equal(endChat)
    await sendKeys({ press: 'Home' })
    expect(focused()).to.equal(partyActions)
    await sendKeys({ press: 'Tab' })
    expect(focused(), 'Tab leaves the toolbar').not.to.equal(endChat)
  })

  it('[A023] [DSK40] Party Actions says why the contact cannot be called', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'Party Actions')).click()
    const call = await named(panel, 'menuitem', 'Call')
    expect(call.getAttribute('aria-disabled')).to.equal('true')
    expect(textOf(call)).to.contain('No phone number of this contact is known')
  })

  it('every control is 24 pixels high and wide, or more', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.caller('Tom Baker')
    await named(panel, 'button', 'Accept')
    for (const button of allNamed(panel, 'button')) {
      const { width, height } = button.getBoundingClientRect()
      expect(Math.min(width, height), button.outerHTML).to.be.at.least(24)
    }
  })

  it('320 pixels and text of 200 % are enough for everything', async () => {
    const { panel } = await office.seat(ada, { width: 320 })
    await office.talking(panel, hostileNames.long)
    panel.style.setProperty('--parley-zoom', '2')
    await named(panel, 'button', 'End Chat')
    for (const element of allNamed(panel, 'button')) {
      const { left, right } = element.getBoundingClientRect()
      const frame = panel.getBoundingClientRect()
      expect(left, element.outerHTML).to.be.at.least(frame.left)
      expect(right, element.outerHTML).to.be.at.most(frame.right)
    }
  })

  it('in forced colours the shown entry and the states still differ by shape', async () => {
    await emulateMedia({ forcedColors: 'active' })
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.talking(panel, 'Tom Baker')
    const [mia, tom] = allNamed(panel, 'listitem').map((item) => getComputedStyle(item).borderTopColor)
    expect(tom).not.to.equal(mia)
    await emulateMedia({ forcedColors: 'none' })
  })

  it('[DSK55] changes its language while it is open', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    panel.locale = 'de'
    await named(panel, 'button', 'Chat beenden')
    await named(panel, 'list', 'Interaktionen')
    expect(panel.lang).to.equal('de')
    panel.locale = 'en'
    await named(panel, 'button', 'End Chat')
  })
})
