import { createLocalDoorbell } from '../../../packages/server/src/doorbell/local-doorbell.ts'
import { createLocalSignals } from '../../../packages/server/src/doorbell/signals.ts'
import { doorbellContract, type RingingNode } from './doorbell-contract.ts'
import { signalsContract } from './signals-contract.ts'

doorbellContract('local', async () => {
  const doorbell = createLocalDoorbell()
  const node: RingingNode = { doorbell, append: async (logs) => doorbell.ring(logs.map((log) => [log, 1])) }
  return { one: node, two: node, close: () => doorbell.close() }
})

signalsContract('local', async () => {
  const line = createLocalSignals()
  const [one, two, three] = [line.join(), line.join(), line.join()]
  return { one, two, three, close: async () => void (await Promise.all([one.close(), two.close(), three.close()])) }
})
