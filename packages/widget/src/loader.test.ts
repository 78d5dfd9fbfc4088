import { expect } from '@open-wc/testing'
import type { ParleyApi } from './page/calls.ts'
import { until } from './testing/find.ts'
import { type HostPage, hostPage, type HostPageOptions } from './testing/host-page.ts'
import { noteKey } from './whereabouts.ts'

const server = new URL('.', new URL('./loader.ts', import.meta.url)).href

describe('the loader', () => {
  let page: HostPage | undefined
  const visit = async (options?: HostPageOptions) => (page = await hostPage(options))
  const parley = () => page!.window.parley as ParleyApi
  const panelOf = ({ widget }: HostPage) => widget.shadowRoot!.querySelector<HTMLElement>('.panel')
  const isOpen = (page: HostPage) => panelOf(page)?.checkVisibility() === true

  afterEach(() => {
    page?.close()
    localStorage.clear()
    sessionStorage.clear()
  })

  it('[B001] [B003] [WID1] shows the launcher, and loads nothing before somebody wants to chat', async () => {
    const { launcher, hasLoaded, widget } = await visit()
    expect(launcher.ariaLabel).to.equal('Open chat')
    expect(launcher.getBoundingClientRect().width).to.equal(56)
    expect(widget.getAttribute('server')).to.equal(server)
    expect(hasLoaded()).to.equal(false)
  })

  for (const [intent, event] of [
    ['a pointer', new PointerEvent('pointerenter')],
    ['the focus', new FocusEvent('focus')],
  ] as const)
    it(`[B003] [WID2] ${intent} on the launcher loads the widget, which takes the very button over`, async () => {
      const page = await visit()
      const box = page.launcher.getBoundingClientRect()
      page.launcher.dispatchEvent(event)
      await until(() => page.window.customElements.get('parley-widget'), 'the widget')
      await until(() => page.widget.shadowRoot!.querySelector('.badge'), 'the badge')
      expect(page.widget.shadowRoot!.querySelectorAll('.launcher')).to.have.lengthOf(1)
      expect(page.launcher.isConnected).to.equal(true)
      expect(page.launcher.getBoundingClientRect()).to.deep.equal(box)
      expect(isOpen(page)).to.equal(false)
    })

  it('[WID2] a press opens the chat', async () => {
    const page = await visit()
    page.launcher.click()
    await until(() => isOpen(page), 'the panel')
    expect(page.launcher.ariaLabel).to.equal('Close chat')
  })

  it('[B001] [WID3] calls that were made before are done, in their order', async () => {
    const page = await visit({
      script: `
        window.parley = window.parley || function () { (parley.q = parley.q || []).push(arguments) }
        window.told = []
        parley('on', 'ready', () => told.push('ready'))
        parley('on', 'opened', () => told.push('opened'))
        parley('open')`,
    })
    await until(() => isOpen(page), 'the panel')
    await until(() => (page.window as never as { told: string[] }).told.join() === 'ready,opened', 'both events')
  })

  it('[WID3] calls return promises, also as methods, and say what is wrong', async () => {
    await visit()
    const problem = await parley()('dance' as never).catch((error: Error) => error.message)
    expect(problem).to.match(/dance.*unknown.*open/)
    expect(
      await parley()
        .send('')
        .catch((error: Error) => error.message),
    ).to.match(/not empty/)
    expect(
      await parley()
        .identify('jwt')
        .catch((error: Error) => error.message),
    ).to.match(/needs a token/)
    expect(
      await parley()
        .attributes({ tier: {} })
        .catch((error: Error) => error.message),
    ).to.match(/"tier"/)
    await parley().attributes({ name: 'Mara' })
    await parley().open()
    await until(() => isOpen(page!), 'the panel')
    await parley().close()
    await until(() => !isOpen(page!), 'no panel')
  })

  it('[WID4] opens by itself where the tag says so, unless the contact has closed it', async () => {
    const first = await visit({ tag: 'data-site="shop" data-open="auto"' })
    await until(() => isOpen(first), 'the panel')
    await parley().close()
    await until(() => sessionStorage.getItem(noteKey(server, 'shop', 'panel')) === 'closed', 'the note')
    page!.close()
    const again = await visit({ tag: 'data-site="shop" data-open="auto"' })
    expect(again.hasLoaded()).to.equal(false)
  })

  it('[B004] [WID4] a running conversation loads the widget', async () => {
    localStorage.setItem(noteKey(server, 'shop', 'running'), 'A'.repeat(22))
    const { hasLoaded } = await visit()
    await until(hasLoaded, 'the widget')
  })

  it('[A147] [WID5] [ATK147] included twice it is there once', async () => {
    const page = await visit({ times: 3 })
    expect(page.document.querySelectorAll('parley-widget')).to.have.lengthOf(1)
    expect(page.errors).to.deep.equal([])
  })

  it('[WID6] [ATK154] leaves one name on the page', async () => {
    const before = new Set(Object.keys((await visit()).window))
    expect([...before].filter((name) => name === 'parley')).to.have.lengthOf(1)
    const plain = document.createElement('iframe')
    document.body.append(plain)
    const usual = new Set(Object.keys(plain.contentWindow!))
    plain.remove()
    expect([...before].filter((name) => !usual.has(name))).to.deep.equal(['parley'])
  })

  it('[B002] [WID7] respects removal, comes back when it is put back, and survives a new body', async () => {
    const { widget, document, window } = await visit()
    widget.remove()
    await Promise.resolve()
    expect(widget.isConnected).to.equal(false)
    document.body.append(widget)
    const body = document.createElement('body')
    document.body.replaceWith(body)
    await until(() => widget.parentNode === body, 'the widget in the new body')
    await window.parley!.destroy()
    expect(widget.isConnected).to.equal(false)
    expect(window.parley).to.equal(undefined)
  })

  it('[WID8] speaks its one word in the page’s language', async () => {
    expect((await visit({ tag: 'data-site="shop" data-locale="de"' })).launcher.ariaLabel).to.equal('Chat öffnen')
  })
})
