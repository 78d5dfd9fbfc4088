import { expect } from '@open-wc/testing'
import { until } from './testing/find.ts'
import { type HostPage, hostPage, type HostPageOptions, strictPolicy } from './testing/host-page.ts'

// Part G of docs/behaviour/attacks.md: what other people's pages do to a widget, on purpose or not.
describe('a hostile page', () => {
  let page: HostPage | undefined
  const visit = async (options: HostPageOptions) => (page = await hostPage(options))

  const opened = async (options: HostPageOptions) => {
    const page = await visit(options)
    page.launcher.click()
    await until(() => page.widget.shadowRoot!.querySelector('.panel')?.checkVisibility(), 'the panel')
    await until(
      () => page.widget.shadowRoot!.querySelector('parley-composer')?.shadowRoot?.querySelector('textarea'),
      'the field',
    )
    return page
  }

  afterEach(() => {
    page?.close()
    localStorage.clear()
    sessionStorage.clear()
  })

  it('[WID60] [ATK145] [ATK152] patches what is built in', async () => {
    const { errors } = await opened({
      script: `
        Array.prototype.extra = () => {}
        Object.prototype.polluted = 'yes'
        Object.prototype.open = 'auto'
        const send = WebSocket.prototype.send
        WebSocket.prototype.send = function (...frames) { return send.apply(this, frames) }
        JSON.parse = ((parse) => (...words) => parse(...words))(JSON.parse)
        window.fetch = () => Promise.reject(new Error('no'))`,
    })
    expect(errors).to.deep.equal([])
  })

  it('[WID60] [ATK145] forbids sockets outright', async () => {
    const { errors, widget } = await opened({ script: `window.WebSocket = function () { throw new Error('no') }` })
    await until(() => widget.shadowRoot!.textContent!.length > 0, 'the panel')
    expect(errors).to.deep.equal([])
  })

  it('[WID61] [ATK146] hides and unsets everything by its style sheet', async () => {
    const { launcher, widget, window } = await opened({
      head: `<style nonce="r">
        body *, parley-widget { all: unset !important; display: none !important; }
        * { color: red !important; font: 40px serif !important; letter-spacing: 9px; text-transform: uppercase }
      </style>`,
    })
    expect(launcher.checkVisibility()).to.equal(true)
    expect(launcher.getBoundingClientRect().width).to.equal(56)
    const panel = widget.shadowRoot!.querySelector('.panel')!
    const style = window.getComputedStyle(panel)
    expect(style.fontSize).to.equal('14px')
    expect(style.letterSpacing).to.equal('normal')
    expect(style.textTransform).to.equal('none')
    expect(style.color).not.to.equal('rgb(255, 0, 0)')
    expect(window.getComputedStyle(widget).position).to.equal('fixed')
  })

  it('[WID62] [ATK148] allows no inline script, no inline style and no string as HTML', async () => {
    const { violations, errors, complaints } = await opened({ policy: strictPolicy() })
    expect(violations).to.deep.equal([])
    expect(errors).to.deep.equal([])
    expect(complaints).to.deep.equal([])
  })

  it('[WID63] [ATK149] allows no policy of ours: the page stays whole, and its owner is told', async () => {
    const page = await visit({ policy: strictPolicy('nothing'), body: '<p id="own">Own</p>' })
    page.launcher.click()
    await until(() => page.complaints.length > 0, 'a complaint')
    expect(page.complaints[0]).to.match(/Parley failed: TypeError: .*policy/i)
    expect(page.errors).to.deep.equal([])
    expect(page.document.querySelector('#own')!.textContent).to.equal('Own')
  })

  it('[WID64] [ATK151] names its elements like our words', async () => {
    const { errors, window } = await opened({
      body: `<a id="parley"></a><a id="ParleyWidget"></a><form name="customElements"><input name="define"></form>
        <img name="currentScript"><form id="localStorage"></form><a id="trustedTypes"></a>`,
    })
    expect(errors).to.deep.equal([])
    expect(typeof window.parley).to.equal('function')
  })

  it('[WID65] [ATK150] sends messages that look like ours', async () => {
    const { window, widget, errors } = await opened({})
    window.postMessage({ type: 'parley', call: 'close' }, '*')
    window.dispatchEvent(
      new window.MessageEvent('message', { data: { parley: 'close' }, origin: 'https://evil.example' }),
    )
    expect(widget.open).to.equal(true)
    expect(errors).to.deep.equal([])
  })
})
