import { define } from '@parley/ui'
import { ParleyFloor } from './parley-floor.ts'
import { ParleyRunning } from './parley-running.ts'
import { ParleySupervision } from './parley-supervision.ts'

/** Registers what supervisors see: loaded when it is opened first. */
export const defineSupervision = (): void =>
  define({
    'parley-floor': ParleyFloor,
    'parley-running': ParleyRunning,
    'parley-supervision': ParleySupervision,
  })
