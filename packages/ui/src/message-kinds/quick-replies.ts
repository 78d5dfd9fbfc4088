import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'quick-replies'> = ({ text }) => text
