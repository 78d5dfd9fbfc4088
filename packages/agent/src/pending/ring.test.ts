import { expect } from '@open-wc/testing'
import { allNamed, descriptionOf, findAll, named, until } from '../testing/find.ts'
import { press, write } from '../testing/hands.ts'
import { ada, Office, type PanelInTest } from '../testing/office.ts'
import { pageAsItIs, pageIs } from '../testing/page.ts'
import { isMac } from '../actions/shortcuts.ts'

/** The drawn ring of an entry, or of the header. */
const ringIn = (panel: Element, where: string) =>
  findAll(panel, `${where} parley-pending-ring`)[0]?.shadowRoot?.querySelector('circle:not(.track)')

const described = (panel: Element, name: string) =>
  allNamed(panel, 'listitem', name)
    .map((item) => descriptionOf(item.querySelector('button') as HTMLElement))
    .join()

const names = (panel: Element) => allNamed(panel, 'listitem').map(({ ariaLabel }) => ariaLabel)

const letter = (key: string) =>
  press(document.body, key, isMac() ? { ctrlKey: true, shiftKey: true } : { altKey: true })

describe('parley-agent: pending responses', () => {
  let office: Office
  beforeEach(() => {
    office = new Office()
    pageIs('in front')
  })
  afterEach(async () => {
    pageAsItIs()
    await office.close()
  })

  const answers = async (panel: PanelInTest, text: string) => {
    await write(panel, text)
    ;(await named(panel, 'button', 'Send')).click()
  }

  it('[A048] [A050] [A051] [A052] [A058] [PND6] [PND7] the icon of entry and header has a ring that fills, and says the same in words', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await until(() => ringIn(panel, 'li')?.classList.contains('in-time'), 'a green ring')
    expect(described(panel, 'Mia Chen')).to.match(/Waiting 0:0\d(?!,? (warning|late))/)
    const stages = [
      [60_000, 'warning', '50 100'],
      [60_000, 'late', '100 100'],
    ] as const
    for (const [ms, stage, dash] of stages) {
      await office.clock.advance(ms)
      for (const where of ['li', '.task']) {
        await until(() => ringIn(panel, where)?.classList.contains(stage), `a ring that is ${stage}`)
        expect(ringIn(panel, where)?.getAttribute('stroke-dasharray')).to.equal(dash)
      }
      await until(() => described(panel, 'Mia Chen').includes(stage), stage)
    }
    const icon = allNamed(panel, 'img', 'Chat Interaction')[0]
    expect(icon?.getAttribute('aria-description')).to.match(/^Waiting 2:00, late$/)
    await expect(panel).to.be.accessible()
  })

  it('[A047] [A053] [PND2] goes with the answer, and begins anew with the next message of the contact', async () => {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await office.clock.advance(90_000)
    await answers(panel, 'Hello Mia')
    await until(() => !described(panel, 'Mia Chen').includes('Waiting'), 'nobody who waits')
    expect(ringIn(panel, 'li')).to.equal(null)
    await office.clock.advance(30_000)
    mia.says('Are you there?')
    await until(() => described(panel, 'Mia Chen').includes('Waiting 0:00'), 'a contact who waits again')
  })

  it('[PND4] [A058] a reload keeps what a contact has waited', async () => {
    const first = await office.seat()
    await office.talking(first.panel, 'Mia Chen')
    await office.clock.advance(70_000)
    first.panel.remove()
    const { panel } = await office.seat()
    await until(() => described(panel, 'Mia Chen').includes('Waiting 1:10, warning'), 'the same time')
  })

  it('[PND4] it is counted by the server’s clock, also where this machine’s is ten minutes behind', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await office.clock.advance(70_000)
    const frame = panel.parentElement!
    panel.remove()
    panel.time = { ...office.clock, now: () => office.clock.now() - 600_000 }
    frame.append(panel)
    await until(() => described(panel, 'Mia Chen').includes('Waiting 1:10, warning'), 'the true time')
  })

  it('[PND3] an internal note is no answer', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'Add internal note')).click()
    const field = await named<HTMLTextAreaElement>(panel, 'textbox', 'Internal note')
    field.value = 'Asks about the lamp'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    ;(await named(panel, 'button', 'Add note')).click()
    await until(() => findAll(panel, '.note-added').length === 1, 'the note')
    expect(described(panel, 'Mia Chen')).to.contain('Waiting')
  })

  it('[B030] [ATT9] the order follows urgency where the agent wants it, in all their windows, and one key goes there', async () => {
    const { panel } = await office.seat({ ...ada, capacity: 5 })
    const mia = await office.talking(panel, 'Mia Chen')
    await answers(panel, 'Yes?')
    await office.clock.advance(5_000)
    await office.talking(panel, 'Tom Baker')
    await office.clock.advance(5_000)
    mia.says('One more thing')
    await until(() => described(panel, 'Mia Chen').includes('Waiting'), 'Mia, who waits again')
    const toggle = await named(panel, 'button', 'Most urgent first')
    expect(names(panel)).to.deep.equal(['Mia Chen', 'Tom Baker'])

    allNamed(panel, 'listitem', 'Mia Chen')[0]?.querySelector('button')?.focus()
    toggle.click()
    await until(() => String(names(panel)) === 'Tom Baker,Mia Chen', 'Tom first')
    expect(toggle.ariaPressed).to.equal('true')
    const other = await office.seat({ ...ada, capacity: 5 })
    await until(() => String(names(other.panel)) === 'Tom Baker,Mia Chen', 'the same order elsewhere')
    other.panel.remove()

    letter('u')
    await until(() => allNamed(panel, 'heading')[0]?.textContent?.includes('Mia Chen'), 'Mia')
    letter('u')
    await until(() => allNamed(panel, 'heading')[0]?.textContent?.includes('Tom Baker'), 'Tom')
  })

  it('[ATT9] a single interaction is not put in order', async () => {
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    expect(allNamed(panel, 'button', 'Most urgent first')).to.have.length(0)
  })
})
