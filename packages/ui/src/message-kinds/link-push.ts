import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyLinkPush } from './parley-link-push.ts'

export const draw: DrawMessage<'link-push'> = (message, { side }) =>
  html`<parley-link-push .message=${message} .side=${side}></parley-link-push>`

export const elements = { 'parley-link-push': ParleyLinkPush }
