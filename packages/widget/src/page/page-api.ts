import type { ContactChat } from '../chat/contact-chat.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import { isAsking, toldType } from '../pre-chat/answers.ts'
import { serverAddress } from '../settings.ts'
import { takeAttributes } from './attributes.ts'
import { CallError } from './call-error.ts'
import type { Call } from './calls.ts'

/** The calls that the loader does not answer itself. The compiler asks for every one of them. */
type WidgetCall = Exclude<Call, 'on' | 'off' | 'destroy' | 'close'>

const calls: { readonly [Name in WidgetCall]: (widget: ParleyWidget, argument: unknown) => unknown } = {
  open: (widget) => widget.show(),
  toggle: (widget) => widget.toggle(),

  async send(widget, text) {
    if (typeof text !== 'string' || text.trim() === '')
      throw new CallError("parley('send', text) needs a text that is not empty.")
    const chat = chatOf(widget)
    if (isAsking(chat)) return askFirst(widget, text.trim())
    chat.open()
    // Kept is enough: from here on it cannot be lost.
    await (await chat.say(text.trim())).kept
  },

  attributes(widget, attributes) {
    const taken = takeAttributes(chatOf(widget), attributes)
    widget.shadowRoot?.dispatchEvent(new Event(toldType))
    return taken
  },

  locale(widget, locale) {
    if (typeof locale !== 'string') throw new CallError("parley('locale', tag) needs a language tag such as 'de'.")
    widget.locale = locale
  },

  logout: async (widget) => (await import('./identify.ts')).signOut(chatOf(widget), serverAddress(widget.server)),
  doctor: async (widget) => (await import('./doctor.ts')).examine(widget),
  identify: async (widget, who) => (await import('./identify.ts')).identify(chatOf(widget), placeOf(widget), who),
  track: () => notYet('track', 'Nothing was recorded.'),
}

/** Nothing is said before the site's questions are answered: the text waits in the field ([WID92]). */
function askFirst(widget: ParleyWidget, text: string): void {
  chatOf(widget).drafts.write(text)
  widget.show()
}

const placeOf = ({ server, site }: ParleyWidget) => ({ server: serverAddress(server), site })

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
