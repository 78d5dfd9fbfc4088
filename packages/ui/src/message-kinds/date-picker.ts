import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyDatePicker } from './parley-date-picker.ts'

export const draw: DrawMessage<'date-picker'> = (message, { offer }) =>
  html`<parley-date-picker .message=${message} .offer=${offer}></parley-date-picker>`

export const elements = { 'parley-date-picker': ParleyDatePicker }
