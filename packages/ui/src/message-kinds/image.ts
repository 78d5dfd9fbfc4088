import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyImage } from './parley-image.ts'
import { ParleyPicture } from './picture.ts'

export const draw: DrawMessage<'image'> = (message, { media }) =>
  html`<parley-image .message=${message} .media=${media}></parley-image>`

export const elements = { 'parley-image': ParleyImage, 'parley-picture': ParleyPicture }
