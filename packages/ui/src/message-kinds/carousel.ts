import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyCarousel } from './parley-carousel.ts'
import { ParleyPicture } from './picture.ts'
import { ParleyPlayer } from './player.ts'

export const draw: DrawMessage<'carousel'> = (message, { offer, media }) =>
  html`<parley-carousel .message=${message} .offer=${offer} .media=${media}></parley-carousel>`

export const elements = {
  'parley-picture': ParleyPicture,
  'parley-player': ParleyPlayer,
  'parley-carousel': ParleyCarousel,
}
