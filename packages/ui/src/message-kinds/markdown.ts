import { html } from 'lit'
import { ParleyMarkdown } from '../markdown/parley-markdown.ts'
import type { DrawMessage } from './index.ts'
import { ParleyPicture } from './picture.ts'

export const draw: DrawMessage<'markdown'> = (message, { media }) =>
  html`<parley-markdown .message=${message} .media=${media}></parley-markdown>`

export const elements = { 'parley-picture': ParleyPicture, 'parley-markdown': ParleyMarkdown }
