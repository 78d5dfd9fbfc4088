import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyList } from './parley-list.ts'
import { ParleyPicture } from './picture.ts'

export const draw: DrawMessage<'list'> = (message, { offer, media }) =>
  html`<parley-list .message=${message} .offer=${offer} .media=${media}></parley-list>`

export const elements = { 'parley-picture': ParleyPicture, 'parley-list': ParleyList }
