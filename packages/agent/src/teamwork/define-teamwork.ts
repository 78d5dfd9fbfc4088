import { define } from '@parley/ui'
import { ParleyColleagueWish } from './parley-colleague-wish.ts'
import { ParleyTeamwork } from './parley-teamwork.ts'

/** Registers what agents need who work together: loaded when somebody is asked first. */
export const defineTeamwork = (): void =>
  define({ 'parley-colleague-wish': ParleyColleagueWish, 'parley-teamwork': ParleyTeamwork })
