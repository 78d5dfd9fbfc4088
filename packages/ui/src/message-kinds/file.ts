import { html } from 'lit'
import { ParleyFile } from '../files/parley-file.ts'
import { ParleyMenu } from '../parts/parley-menu.ts'
import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'file'> = (message, { isOwn }) =>
  html`<parley-file .file=${message} ?own=${isOwn}></parley-file>`

export const elements = { 'parley-file': ParleyFile, 'parley-menu': ParleyMenu }
