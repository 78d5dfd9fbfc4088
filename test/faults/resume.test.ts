import { test } from 'node:test'
import { spread } from '../support/spread.ts'
import { comesBack } from './resume.ts'

test('[CLI12] [CON21] [FLT2] a contact who missed a thousand messages has them all again, three times', async (t) => {
  t.diagnostic(spread('from dialling to the last of 1,000', await comesBack({ times: 3, missed: 1_000 })))
})
