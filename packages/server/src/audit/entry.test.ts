import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from './entry.ts'

const networks = {
  '203.0.113.77': '203.0.113.0/24',
  '2001:db8:85a3:8d3::/64': '2001:db8:85a3::/48',
  '2001:db8::1': '2001:db8:0::/48',
  '::1': '0:0:0::/48',
  'in-memory': 'in-memory',
}
for (const [address, network] of Object.entries(networks))
  test(`[AUD5] [ATK144] of ${address} the network alone is kept`, () => assert.equal(networkOf(address), network))
