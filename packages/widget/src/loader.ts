import { drawLauncher } from './launcher/draw-launcher.ts'
import type { Call, ParleyApi } from './page/calls.ts'
import { noteKey, openChat, panelNote, recall, runningNote } from './whereabouts.ts'

// The pasted script: the launcher, the calls of the page, and nothing else. The widget comes by `import()` when there is
// a reason. Every byte counts here; docs/behaviour/widget.md says what it does.

/** The first five are worth loading the widget for; the others wait until it is there for another reason. */
const calls = 'open toggle send logout doctor identify locale attributes track'.split(' ') as Call[]
const urgentCalls = 5

const load = () =>
  import('./define.ts').catch((cause: unknown) => {
    throw Error('Parley cannot load', { cause })
  })

/** For what nobody waits for: the owner of the page has no other place to look. */
// oxlint-disable-next-line no-console
const orSay = (done: Promise<unknown>) => void done.catch(console.error)

/** Starts Parley for a script tag. Returns the function that the page knows as `parley`. */
function start(tag: HTMLScriptElement, site: string, waiting: Iterable<Parameters<ParleyApi>>): ParleyApi {
  const server = new URL('.', tag.src).href
  const element = document.createElement('parley-widget')
  for (const [name, value] of Object.entries({ ...tag.dataset, server })) element.setAttribute(name, value!)
  element.toggleAttribute('open', (recall('sessionStorage', noteKey(server, site, panelNote)) ?? tag.dataset['open']) === 'auto')

  const name = openChat(tag.dataset['locale'] || document.documentElement.lang)
  const launcher = drawLauncher(element.attachShadow({ mode: 'open' }), name)
  // A finger that touches enters as well.
  launcher.onpointerenter = launcher.onfocus = () => orSay(load())
  launcher.onclick = () => orSay(parley('toggle'))

  const place = () => element.isConnected || document.body.append(element)
  // Some page frameworks put a new body in the old one's place: that is navigation, not removal.
  const bodies = new MutationObserver(() => element.parentNode && place())

  const own: { readonly [name in string]?: (...rest: never[]) => void } = {
    on(name: string, handler: (event?: Event) => void) {
      element.addEventListener(`parley:${name}`, handler)
      if (name === 'ready' && element.isConnected) handler()
    },
    off: (name: string, handler: () => void) => element.removeEventListener(`parley:${name}`, handler),
    close: () => element.removeAttribute('open'),
    destroy() {
      bodies.disconnect()
      element.remove()
      delete window.parley
    },
  }
  const parley = (async (call: Call, ...rest: unknown[]) => {
    if (own[call]) return own[call](...(rest as never[]))
    if (calls.indexOf(call) >= urgentCalls) await customElements.whenDefined('parley-widget')
    return (await load()).perform(element, call, rest)
  }) as ParleyApi
  for (const call of [...calls, ...(Object.keys(own) as Call[])])
    parley[call] = (...rest) => parley(call, ...rest)
  parley.place = place

  const begin = () => {
    for (const call of waiting) orSay(parley(...call))
    place()
    bodies.observe(document.documentElement, { childList: true })
    element.dispatchEvent(new CustomEvent('parley:ready', { bubbles: true }))
    if (element.hasAttribute('open') || recall('localStorage', noteKey(server, site, runningNote))) orSay(load())
  }
  if (document.body) queueMicrotask(begin)
  else document.addEventListener('DOMContentLoaded', begin)
  return parley
}

const present = window.parley
const tag = (document.currentScript ?? document.querySelector('script[data-site]')) as HTMLScriptElement
const site = tag?.dataset?.['site']
if (present?.place) present.place()
else if (site) window.parley = start(tag, site, present?.q ?? [])
// oxlint-disable-next-line no-console
else console.error('Parley: no data-site')
