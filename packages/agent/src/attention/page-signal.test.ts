import { expect } from '@open-wc/testing'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { PageSignal } from './page-signal.ts'

const iconHref = () => document.querySelector('link[rel~="icon"]')?.getAttribute('href')

describe('the signal of the page', () => {
  let clock: FakeClock
  let signal: PageSignal
  let titleBefore: string
  beforeEach(() => {
    titleBefore = document.title
    clock = fakeClock()
    signal = new PageSignal(clock)
  })
  afterEach(() => {
    signal.stop()
    document.title = titleBefore
    for (const link of document.querySelectorAll('link[rel~="icon"]')) link.remove()
  })

  const setIcon = () => {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'icon', type: 'image/png' })
    link.setAttribute('href', 'data:,crm')
    document.head.append(link)
    return link
  }

  it('[A033] [ATT7] title and icon alternate once a second, and are restored exactly', async () => {
    document.title = 'CRM'
    document.querySelector('title')!.textContent = '  CRM \n desk '
    const link = setIcon()
    const before = link.outerHTML
    const seen: string[] = []
    signal.show('Waits: Mia', 1, false)
    for (let second = 0; second < 4; second++) {
      seen.push(`${document.title}, ${iconHref()?.startsWith('blob:') ? 'ours' : iconHref()}`)
      await clock.advance(1_000)
    }
    expect(seen).to.deep.equal(['Waits: Mia, ours', 'CRM desk, data:,crm', 'Waits: Mia, ours', 'CRM desk, data:,crm'])
    signal.stop()
    expect(document.querySelector('title')?.textContent).to.equal('  CRM \n desk ')
    expect(link.outerHTML).to.equal(before)
    expect(clock.nextDue(), 'no clock runs any more').to.equal(undefined)
  })

  it('[ATT7] a page without an icon has none again', () => {
    signal.show('Waits: Mia', 1, false)
    expect(iconHref()).to.match(/^blob:/)
    signal.stop()
    expect(iconHref()).to.equal(undefined)
  })

  it('[ATT7] what the page writes into its title meanwhile is what stays', async () => {
    signal.show('Waits: Mia', 1, false)
    document.title = 'Order 7'
    await clock.advance(1_000)
    expect(document.title).to.equal('Order 7')
    await clock.advance(1_000)
    expect(document.title).to.equal('Waits: Mia')
    signal.stop()
    expect(document.title).to.equal('Order 7')
  })

  it('[ATT8] with less motion both stay', async () => {
    document.title = 'CRM'
    setIcon()
    signal.show('Waits: Mia', 1, true)
    await clock.advance(3_000)
    expect([document.title, iconHref()?.slice(0, 5)]).to.deep.equal(['Waits: Mia', 'blob:'])
    signal.stop()
    expect([document.title, iconHref()]).to.deep.equal(['CRM', 'data:,crm'])
  })

  it('[A033] [ATT7] the badge of the app counts, and goes', () => {
    const told: unknown[] = []
    const badge = {
      setAppBadge: async (count: number) => void told.push(count),
      clearAppBadge: async () => void told.push('none'),
    }
    for (const [name, value] of Object.entries(badge))
      Object.defineProperty(navigator, name, { configurable: true, value })
    signal.show('Waits: Mia', 1, false)
    signal.show('Waits: Mia', 1, false)
    signal.show('(2) Waits: Mia', 2, false)
    signal.stop()
    for (const name of Object.keys(badge)) Reflect.deleteProperty(navigator, name)
    expect(told).to.deep.equal([1, 2, 'none'])
  })
})
