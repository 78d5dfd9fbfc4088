import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'markdown'> = ({ markdown }) => markdown
