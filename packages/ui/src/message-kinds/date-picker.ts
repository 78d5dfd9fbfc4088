import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'date-picker'> = ({ title }) => title
