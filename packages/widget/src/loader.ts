import { drawLauncher } from './launcher/draw-launcher.ts'
import type { Call, ParleyApi } from './page/calls.ts'
import { noteKey, openChat, panelNote, recall, runningNote } from './whereabouts.ts'

// The pasted script: the launcher, the calls of the page, and nothing else. The widget comes by `import()` when there is
// a reason. Every byte counts here; docs/behaviour/widget.md says what it does.

/** The first five are worth loading the widget for; the others wait until it is there for another reason. */
const calls = 'open toggle send logout doctor identify locale attributes track'.split(' ') as Call[]
const urgentCalls = 5

/**
 * Where the script came from, with a slash at its end. A classic script from another origin has no address of its own that
 * a relative one could start from: the build puts this before the file's.
 */
let server = ''
const load = () => import('./define.ts')

/** For what nobody waits for: the owner of the page has no other place to look. */
// oxlint-disable-next-line no-console
const orSay = (done: Promise<unknown>) => void done.catch((error: unknown) => console.error('Parley failed:', error))

/** Starts Parley for a script tag. Returns the function that the page knows as `parley`. */
function start({ src, dataset }: HTMLScriptElement, waiting: Iterable<Parameters<ParleyApi>>): ParleyApi {
  server = new URL('.', src).href
  const { site } = dataset
  if (!site) throw Error('Parley: no data-site')
  const element = document.createElement('parley-widget')
  for (const [name, value] of Object.entries(dataset)) element.setAttribute(name, value!)
  element.setAttribute('server', server)
  const panel = recall('sessionStorage', noteKey(server, site, panelNote)) ?? element.getAttribute('open')
  element.toggleAttribute('open', panel === 'auto')

  const name = openChat(dataset['locale'] || document.documentElement.lang)
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
  for (const call of [...calls, ...(Object.keys(own) as Call[])]) parley[call] = (...rest) => parley(call, ...rest)
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
const { currentScript } = document
// A module has no current script; and on a page where somebody may post HTML, the name can be theirs.
const tag = currentScript instanceof HTMLScriptElement ? currentScript : document.querySelector('script[data-site]')
if (present?.place) present.place()
else if (tag) window.parley = start(tag as HTMLScriptElement, present?.q ?? [])
