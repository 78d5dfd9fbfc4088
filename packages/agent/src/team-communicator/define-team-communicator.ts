import { define } from '@parley/ui'
import { ParleyHandover } from './parley-handover.ts'
import { ParleyTarget } from './parley-target.ts'
import { ParleyTeamCommunicator } from './parley-team-communicator.ts'

/** Registers the search for somebody to ask: loaded when it is opened first. */
export const defineTeamCommunicator = (): void =>
  define({
    'parley-target': ParleyTarget,
    'parley-handover': ParleyHandover,
    'parley-team-communicator': ParleyTeamCommunicator,
  })
