import { test } from 'node:test'
import { staysFlat } from './memory.ts'

test('[FLT14] memory stays flat over 2,000 connects and disconnects', () =>
  staysFlat({ warmUp: 1_000, connects: 2_000, limitBytes: 1_000 }))
