import { define } from '@parley/ui'
import { ParleyLaneSwitch } from './parley-lane-switch.ts'
import { ParleyLane } from './parley-lane.ts'
import { ParleyOwnPart } from './parley-own-part.ts'
import { ParleyPrivatePaste } from './parley-private-paste.ts'

/** Registers what consultations need: loaded when the first one is on the desk, or somebody has only their part to finish. */
export const defineConsultation = (): void =>
  define({
    'parley-lane': ParleyLane,
    'parley-lane-switch': ParleyLaneSwitch,
    'parley-own-part': ParleyOwnPart,
    'parley-private-paste': ParleyPrivatePaste,
  })
