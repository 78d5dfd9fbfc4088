import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'carousel'> = ({ title }) => title
