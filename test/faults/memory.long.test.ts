import { test } from 'node:test'
import { staysFlat } from './memory.ts'

test('[FLT14] memory stays flat over 20,000 connects and disconnects', () =>
  staysFlat({ warmUp: 5_000, connects: 20_000, limitBytes: 60 }))
