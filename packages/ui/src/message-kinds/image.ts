import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'image'> = ({ alt }) => alt
