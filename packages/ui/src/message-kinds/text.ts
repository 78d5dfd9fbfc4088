import type { DrawMessage } from './index.ts'

/** What a person wrote is shown as it was typed: the bubble keeps its lines, and markup stays letters. */
export const drawText: DrawMessage<'text'> = ({ text }) => text
