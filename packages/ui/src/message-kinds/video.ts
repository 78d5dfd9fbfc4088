import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'video'> = ({ title }) => title
