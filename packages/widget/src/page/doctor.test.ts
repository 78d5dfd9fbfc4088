import { expect } from '@open-wc/testing'
import type { ParleyWidget } from '../parley-widget.ts'
import { browser, Shop } from '../testing/shop.ts'
import { examine } from './doctor.ts'

describe('the doctor', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.open()))
  afterEach(() => shop.close())

  /** Examines it; nobody answers here, and nobody waits for that. */
  async function findings(widget: ParleyWidget) {
    widget.server = location.origin
    const examined = examine(widget)
    await shop.clock.advance(8_000)
    return new Map((await examined).map((finding) => [finding.what, finding]))
  }

  it('[B022] [WID9] says what is fine, what is not, and the fix', async () => {
    const { widget } = await shop.talk({ from: browser({ durable: false }) })
    const found = await findings(widget)
    expect([...found.keys()]).to.deep.equal(['socket', 'policy', 'storage', 'stacking', 'clock'])
    expect(found.get('socket')?.is).to.equal('trouble')
    expect(found.get('socket')?.remedy).to.contain(location.origin)
    expect(found.get('storage')?.is).to.equal('trouble')
    expect(found.get('stacking')?.is).to.equal('fine')
    expect(found.get('clock')?.is).to.equal('fine')
  })

  it('[B022] [WID9] finds what lies over the launcher', async () => {
    const { widget } = await shop.visit({ open: false })
    const cover = document.createElement('div')
    cover.id = 'cookies'
    cover.popover = 'manual'
    cover.style.cssText = 'position: fixed; inset: 0; inline-size: 100%; block-size: 100%'
    document.body.append(cover)
    cover.showPopover()
    const found = await findings(widget)
    cover.remove()
    expect(found.get('stacking')?.found).to.equal('<div id="cookies"> lies over the launcher.')
  })
})
