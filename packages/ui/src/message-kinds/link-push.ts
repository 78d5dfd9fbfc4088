import type { DrawMessage } from './index.ts'

export const draw: DrawMessage<'link-push'> = ({ url }) => url
