import type { ContactChat } from '../chat/contact-chat.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import type { Call } from './calls.ts'

/** A call that cannot be done, with what to do instead. */
export class CallError extends Error {
  override readonly name = 'ParleyCallError'
}

/** The calls that the loader does not answer itself. The compiler asks for every one of them. */
type WidgetCall = Exclude<Call, 'on' | 'off' | 'destroy' | 'close'>

const calls: { readonly [Name in WidgetCall]: (widget: ParleyWidget, argument: unknown) => unknown } = {
  open: (widget) => widget.show(),
  toggle: (widget) => widget.toggle(),

  async send(widget, text) {
    if (typeof text !== 'string' || text.trim() === '')
      throw new CallError("parley('send', text) needs a text that is not empty.")
    const chat = chatOf(widget)
    chat.open()
    // Kept is enough: from here on it cannot be lost.
    await (await chat.say(text.trim())).kept
  },

  attributes(widget, attributes) {
    const { name, ...others } = Object(attributes) as Record<string, unknown>
    const unknown = Object.keys(others)
    if (unknown.length > 0)
      throw new CallError(`parley('attributes') knows "name" only in this version, not "${unknown.join('", "')}".`)
    if (name !== undefined && typeof name !== 'string') throw new CallError('The attribute "name" is a text.')
    chatOf(widget).call(name)
  },

  locale(widget, locale) {
    if (typeof locale !== 'string') throw new CallError("parley('locale', tag) needs a language tag such as 'de'.")
    widget.locale = locale
  },

  logout: (widget) => chatOf(widget).logout(),
  doctor: async (widget) => (await import('./doctor.ts')).examine(widget),
  identify: () => notYet('identify', "Contacts are anonymous; give a name with parley('attributes', { name })."),
  track: () => notYet('track', 'Nothing was recorded.'),
}

function chatOf({ chat }: ParleyWidget): ContactChat {
  if (!chat) throw new CallError('The widget is not on the page. Put <parley-widget> back, with its attribute "site".')
  return chat
}

function notYet(call: string, instead: string): never {
  throw new CallError(`parley('${call}') is not available in this version. ${instead}`)
}

/** Does what the page has called for. */
export async function perform(element: HTMLElement, call: string, rest: readonly unknown[]): Promise<unknown> {
  if (!Object.hasOwn(calls, call))
    throw new CallError(
      `parley('${call}') is unknown. There are: ${Object.keys(calls).join(', ')}, on, off, close, destroy.`,
    )
  return calls[call as WidgetCall](element as ParleyWidget, rest[0])
}
