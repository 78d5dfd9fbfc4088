import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'list'> = ({ title }) => title
