import { until } from './find.ts'

/** Somebody else's page, in a frame of its own, with the script tag of the loader on it. */
export interface HostPage {
  readonly window: Window & typeof globalThis
  readonly document: Document
  /** What Content-Security-Policy and Trusted Types have blocked. */
  readonly violations: string[]
  /** Uncaught errors of the page. */
  readonly errors: string[]
  /** What the console was told as errors. */
  readonly complaints: string[]
  readonly widget: HTMLElement & { readonly open: boolean }
  readonly launcher: HTMLButtonElement
  /** Whether anything was fetched beside the loader. */
  hasLoaded(): boolean
  close(): void
}

const loader = new URL('../loader.ts', import.meta.url).href

/** The policy of security rule H2, for a page that loads the chat from its own server. */
export const strictPolicy = (types = 'lit-html dompurify parley') =>
  `default-src 'none'; script-src 'nonce-r' 'strict-dynamic'; style-src 'nonce-r'; connect-src 'self' ws: wss:; ` +
  `img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types ${types}`

/** Listens before anything else runs. */
const listening = `
  window.heard = { violations: [], errors: [], complaints: [] }
  Object.defineProperty(window, 'heard', { enumerable: false })
  document.addEventListener('securitypolicyviolation', (event) => heard.violations.push(event.violatedDirective + ' ' + event.blockedURI))
  addEventListener('error', (event) => heard.errors.push(event.message))
  addEventListener('unhandledrejection', (event) => heard.errors.push(String(event.reason)))
  console.error = (...words) => heard.complaints.push(words.join(' '))
`

export interface HostPageOptions {
  readonly policy?: string
  /** HTML before the script tag. */
  readonly head?: string
  readonly body?: string
  /** Runs before the script tag. */
  readonly script?: string
  /** Attributes of the script tag beside its source. */
  readonly tag?: string
  /** How often the tag stands there. */
  readonly times?: number
}

/** Opens the page and waits for the launcher. */
export async function hostPage(options: HostPageOptions = {}): Promise<HostPage> {
  const { policy, head = '', body = '', script = '', tag = 'data-site="shop"', times = 1 } = options
  const frame = document.createElement('iframe')
  frame.style.cssText = 'inline-size: 1000px; block-size: 700px; border: 0'
  frame.srcdoc = `<!doctype html><html lang="en"><head>
    ${policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : ''}
    <script nonce="r">${listening}</script>${head}<script nonce="r">${script}</script></head>
    <body>${body}${`<script nonce="r" type="module" src="${loader}" ${tag}></script>`.repeat(times)}</body></html>`
  document.body.append(frame)
  await new Promise((loaded) => frame.addEventListener('load', loaded))
  const page = frame.contentWindow as HostPage['window'] & {
    heard: Pick<HostPage, 'violations' | 'errors' | 'complaints'>
  }
  const found = () => page.document.querySelector<HostPage['widget']>('parley-widget')
  await until(() => found()?.shadowRoot?.querySelector('.launcher'), 'a launcher')
  const widget = found()!
  return {
    window: page,
    document: page.document,
    ...page.heard,
    widget,
    launcher: widget.shadowRoot!.querySelector<HTMLButtonElement>('.launcher')!,
    hasLoaded: () => page.performance.getEntriesByType('resource').some(({ name }) => name.includes('define.ts')),
    close: () => frame.remove(),
  }
}
