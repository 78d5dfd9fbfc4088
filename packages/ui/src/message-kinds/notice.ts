import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'notice'> = ({ text }) => text
