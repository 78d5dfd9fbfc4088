declare global {
  interface Window {
    /** Where hostile texts lead to, if anything in them is ever executed. */
    __xss?: (() => void) | undefined
  }
}

let isGuarded = false

/** From now on the browser tells of whatever this page asks of another host, at once and before it asks. */
function guard(): void {
  if (isGuarded) return
  isGuarded = true
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content =
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self' ws:; base-uri 'self'"
  document.head.append(policy)
}

/** What nothing that somebody writes can change about the page. */
const pageNow = () =>
  JSON.stringify([document.title, location.href, document.baseURI, window.length, document.scripts.length])

/** Watches for what nothing that somebody writes may bring about. `done` ends it and tells what happened. */
export function watchHarm(): { done(): Promise<readonly string[]> } {
  const happened: string[] = []
  const watches = new AbortController()
  const watch = <Name extends keyof (WindowEventMap & DocumentEventMap)>(
    target: Window | Document,
    name: Name,
    tell: (event: (WindowEventMap & DocumentEventMap)[Name]) => string,
  ) =>
    target.addEventListener(name, (event) => void happened.push(`${name}: ${tell(event as never)}`), {
      signal: watches.signal,
    })
  const before = pageNow()

  guard()
  window.__xss = () => void happened.push('something was executed')
  watch(window, 'error', ({ message }) => message)
  watch(window, 'unhandledrejection', ({ reason }) => String(reason))
  watch(document, 'securitypolicyviolation', ({ blockedURI }) => blockedURI)
  return {
    async done() {
      // What was started by the last change has been told of two frames later.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
      watches.abort()
      delete window.__xss
      if (pageNow() !== before) happened.push(`the page was ${before} and is ${pageNow()}`)
      if ('polluted' in {}) happened.push('every object is polluted')
      return happened
    },
  }
}
