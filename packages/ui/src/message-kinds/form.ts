import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'form'> = ({ title }) => title
