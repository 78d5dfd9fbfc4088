import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyForm } from './parley-form.ts'

export const draw: DrawMessage<'form'> = (message, { offer }) =>
  html`<parley-form .message=${message} .offer=${offer}></parley-form>`

export const elements = { 'parley-form': ParleyForm }
