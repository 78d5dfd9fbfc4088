import type { TextPart } from '@parley/protocol'
import { html, type TemplateResult } from 'lit'
import { CallEvent, EmailEvent } from './events.ts'
import { offerTip } from './offer-tip.ts'

/**
 * A phone number or an e-mail address as a link (A071, A072). The page around the chat may take over: `parley-call` and
 * `parley-email` can be cancelled; otherwise the browser knows what to do. Needs `addressStyles`, but in a bubble.
 */
export function drawContactLink(part: Extract<TextPart, { is: 'phone' | 'email' }>): TemplateResult {
  const { is, text } = part
  const href = is === 'phone' ? `tel:${part.number}` : `mailto:${text}`
  const ask = (click: MouseEvent) => {
    const link = click.currentTarget as HTMLElement
    const conversation = conversationAround(link)
    const event = is === 'phone' ? new CallEvent(part.number, conversation) : new EmailEvent(text, conversation)
    if (!link.dispatchEvent(event)) click.preventDefault()
  }
  return html`<a class="address" dir="ltr" href=${href} @click=${ask} @pointerenter=${offerTip} @focus=${offerTip}>${text}</a>`
}

/** The conversation whose transcript the link stands in. */
function conversationAround(link: Node): string {
  const { host } = link.getRootNode() as Partial<ShadowRoot>
  return (host as { readonly view?: { readonly id: string } } | undefined)?.view?.id ?? ''
}
