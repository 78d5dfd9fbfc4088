import { expect } from '@open-wc/testing'
import { allNamed, findAll, named, textOf, until } from '../testing/find.ts'
import { ada, Office, type PanelInTest } from '../testing/office.ts'
import { pageAsItIs, pageIs } from '../testing/page.ts'

const caption = (panel: Element) => textOf(findAll(panel, '.caption')[0])

/** Notifications as a browser shows them that was allowed to. */
class Shown extends EventTarget {
  static permission: NotificationPermission = 'granted'
  static asked = 0
  static open: Shown[] = []
  static async requestPermission() {
    Shown.asked++
    return (Shown.permission = 'granted')
  }
  onclick: (() => void) | null = null
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    super()
    Shown.open.push(this)
  }
  close() {
    Shown.open = Shown.open.filter((other) => other !== this)
  }
}

describe('parley-agent: alerts', () => {
  let office: Office
  const browsers = window.Notification
  const titleBefore = document.title
  beforeEach(() => {
    office = new Office()
    pageIs('in front')
    Object.assign(Shown, { permission: 'granted', asked: 0, open: [] })
    Object.assign(window, { Notification: Shown })
    document.title = 'CRM'
  })
  afterEach(async () => {
    pageAsItIs()
    Object.assign(window, { Notification: browsers })
    await office.close()
    document.title = titleBefore
  })

  async function withMia(): Promise<PanelInTest> {
    const { panel } = await office.seat({ ...ada, capacity: 5 })
    await office.talking(panel, 'Mia Chen')
    await until(() => customElements.get('parley-alerts'), 'the alerts')
    return panel
  }

  const opensMenu = async (panel: Element) => (await named(panel, 'button', 'Menu')).click()

  const box = async (panel: Element, words: string) => {
    await until(() => findAll(panel, 'label').some((label) => textOf(label) === words), words)
    return findAll(panel, 'label')
      .find((label) => textOf(label) === words)!
      .querySelector('input')!
  }

  it('[A033] [A055] [ATT7] the title asks as soon as a contact waits while the page is behind, whatever the colour; all stops together', async () => {
    const panel = await withMia()
    expect(document.title).to.equal('CRM')
    pageIs('behind')
    await until(() => document.title === 'Waits for an answer: Mia Chen', 'who waits')
    await office.clock.advance(1_000)
    expect(document.title).to.equal('CRM')
    await office.clock.advance(119_500)
    const titles = [document.title]
    await office.clock.advance(1_000)
    titles.push(document.title)
    expect(titles.toSorted()).to.deep.equal(['CRM', 'Waits for an answer, late: Mia Chen'])
    pageIs('in front')
    await until(() => document.title === 'CRM', 'the page’s own title')
    await office.clock.advance(3_000)
    expect(document.title).to.equal('CRM')
    panel.remove()
  })

  it('[A057] [ATT7] the rule is the same for every interaction on the desk, whichever is shown', async () => {
    const panel = await withMia()
    await office.talking(panel, 'Tom Baker')
    pageIs('behind')
    await until(() => document.title.startsWith('(2) Waits for an answer: '), 'both')
    panel.remove()
    expect(document.title, 'a panel that is taken away gives the title back').to.equal('CRM')
  })

  it('[A033] [ATT7] notifications say who and why, never what; they go with the rest', async () => {
    const panel = await withMia()
    await opensMenu(panel)
    ;(await box(panel, 'Desktop notifications')).click()
    pageIs('behind')
    await until(() => Shown.open.length === 1, 'a notification')
    const [shown] = Shown.open
    expect([shown?.title, shown?.options.body]).to.deep.equal(['Mia Chen', 'Waits for an answer'])
    pageIs('in front')
    await until(() => Shown.open.length === 0, 'none')
  })

  it('[ATT14] the browser is asked for notifications by a press on the button, and by nothing else', async () => {
    Shown.permission = 'default'
    const panel = await withMia()
    pageIs('behind')
    await office.clock.advance(60_000)
    expect([Shown.asked, Shown.open.length]).to.deep.equal([0, 0])
    pageIs('in front')
    await opensMenu(panel)
    ;(await named(panel, 'button', 'Allow desktop notifications')).click()
    await until(() => allNamed(panel, 'button', 'Allow desktop notifications').length === 0, 'an answer')
    expect([Shown.asked, (await box(panel, 'Desktop notifications')).checked]).to.deep.equal([1, true])
  })

  it('[ATT14] where the browser blocks notifications the menu says so', async () => {
    Shown.permission = 'denied'
    const panel = await withMia()
    await opensMenu(panel)
    await until(
      () =>
        findAll(panel, 'parley-alert-choices p').length + findAll(panel, 'p').length > 0 &&
        findAll(panel, 'p').some((p) => textOf(p).startsWith('The browser blocks notifications')),
      'why',
    )
  })

  it('[A054] [A056] [ATT10] [ATT12] sounds are chosen in a dialog, kept by the server, and said in words', async () => {
    const panel = await withMia()
    expect(findAll(panel, '.caption')).to.have.length(0)
    await opensMenu(panel)
    ;(await named(panel, 'button', 'Sounds')).click()
    await until(() => findAll(panel, 'dialog').some((dialog) => (dialog as HTMLDialogElement).open), 'the dialog')
    ;(await box(panel, 'Rising tone while a contact waits')).click()
    await until(() => findAll(panel, '.caption').length === 1, 'the place for words')
    await until(
      () => /^♪ Rising tone: Mia Chen waits, in time$|^The browser holds sounds back/.test(caption(panel)),
      'words',
    )
    await expect(panel).to.be.accessible()
    ;(await named(panel, 'button', 'Test')).click()
    ;(await box(panel, 'Quiet hours')).click()
    await until(() => findAll(panel, 'input[type=time]').length === 2, 'two times')
    ;(await named(panel, 'button', 'Close')).click()
    panel.remove()

    const again = await office.seat({ ...ada, capacity: 5 })
    await until(() => findAll(again.panel, '.caption').length === 1, 'the same elsewhere')
    await opensMenu(again.panel)
    ;(await named(again.panel, 'button', 'Sounds')).click()
    const kept = await Promise.all(
      ['Rising tone while a contact waits', 'Ring while you look elsewhere', 'Quiet hours'].map((words) =>
        box(again.panel, words),
      ),
    )
    expect(kept.map(({ checked }) => checked)).to.deep.equal([true, false, true])
  })

  it('[ATT12] a screen reader hears who asks, once', async () => {
    const panel = await withMia()
    await office.talking(panel, 'Tom Baker')
    const told = () =>
      findAll(panel, 'parley-alerts').flatMap((alerts) =>
        [...(alerts.shadowRoot?.querySelectorAll('.visually-hidden p') ?? [])].map(textOf),
      )
    await office.clock.advance(60_000)
    await until(() => told().length > 0, 'a line')
    expect(told()).to.deep.equal(['Waits for an answer: Mia Chen'])
  })
})
