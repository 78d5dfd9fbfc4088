import { sizeText } from '@parley/protocol'
import { html } from 'lit'
import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'file'> = ({ name, bytes }) => html`<bdi>${name}</bdi> (${sizeText(bytes)})`
