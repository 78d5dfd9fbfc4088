import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyQuickReplies } from './parley-quick-replies.ts'

export const draw: DrawMessage<'quick-replies'> = (message, { offer }) =>
  html`<parley-quick-replies .message=${message} .offer=${offer}></parley-quick-replies>`

export const elements = { 'parley-quick-replies': ParleyQuickReplies }
