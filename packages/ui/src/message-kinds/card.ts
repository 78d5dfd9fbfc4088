import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'card'> = ({ title }) => title
