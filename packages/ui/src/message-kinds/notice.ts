import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyNotice } from './parley-notice.ts'

export const draw: DrawMessage<'notice'> = (message) => html`<parley-notice .message=${message}></parley-notice>`

export const elements = { 'parley-notice': ParleyNotice }
