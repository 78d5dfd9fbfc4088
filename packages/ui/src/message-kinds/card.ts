import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyCard } from './parley-card.ts'
import { ParleyPicture } from './picture.ts'
import { ParleyPlayer } from './player.ts'

export const draw: DrawMessage<'card'> = (message, { offer, media }) =>
  html`<parley-card .message=${message} .offer=${offer} .media=${media}></parley-card>`

export const elements = { 'parley-picture': ParleyPicture, 'parley-player': ParleyPlayer, 'parley-card': ParleyCard }
