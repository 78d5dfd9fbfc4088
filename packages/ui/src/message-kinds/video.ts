import { html } from 'lit'
import type { DrawMessage } from './index.ts'
import { ParleyVideo } from './parley-video.ts'
import { ParleyPlayer } from './player.ts'

export const draw: DrawMessage<'video'> = (message, { media }) =>
  html`<parley-video .message=${message} .media=${media}></parley-video>`

export const elements = { 'parley-video': ParleyVideo, 'parley-player': ParleyPlayer }
