import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { addressKey, createClientAddress, isFromThisMachine } from './client-address.ts'

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage
const forwarded = (hops: string) => ({ 'x-forwarded-for': hops })

test('[SEC13] [ATK138] nobody is believed about X-Forwarded-For but the proxies of the settings', () => {
  const address = createClientAddress(['10.0.0.0/8', '::1'])
  assert.equal(address(request('203.0.113.9', forwarded('192.0.2.1'))), '203.0.113.9')
  assert.equal(address(request('10.1.2.3', forwarded('192.0.2.1'))), '192.0.2.1')
  assert.equal(address(request('::1', forwarded('192.0.2.1'))), '192.0.2.1')
  assert.equal(address(request('::ffff:10.1.2.3', forwarded('192.0.2.1'))), '192.0.2.1')
})

test('[SEC13] [ATK138] of several hops the right-most that is no proxy counts; what it claims about others does not', () => {
  const address = createClientAddress(['10.0.0.0/8'])
  assert.equal(address(request('10.0.0.1', forwarded('127.0.0.1, 192.0.2.1, 10.0.0.2'))), '192.0.2.1')
  assert.equal(address(request('10.0.0.1', forwarded('192.0.2.1, unknown'))), '10.0.0.1')
  assert.equal(address(request('10.0.0.1', forwarded(''))), '10.0.0.1')
  assert.equal(address(request('10.0.0.1')), '10.0.0.1')
})

test('[SEC10] one IPv6 /64 counts as one address', () => {
  const expected: Readonly<Record<string, string>> = {
    '2001:db8:1:2:aaaa::1': '2001:db8:1:2::/64',
    '2001:db8:1:2::': '2001:db8:1:2::/64',
    '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff': '2001:db8:1:2::/64',
    '2001:db8::1': '2001:db8:0:0::/64',
    '::1': '0:0:0:0::/64',
    'fe80::1%eth0': 'fe80:0:0:0::/64',
    '192.0.2.1': '192.0.2.1',
  }
  for (const [address, key] of Object.entries(expected)) assert.equal(addressKey(address), key)
})

test('[SEC18] what a proxy on this machine passes on does not come from this machine', () => {
  assert.equal(isFromThisMachine(request('127.0.0.1'), '127.0.0.1'), true)
  assert.equal(isFromThisMachine(request('127.0.0.1', forwarded('127.0.0.1')), '127.0.0.1'), false)
  assert.equal(isFromThisMachine(request('192.0.2.1'), '192.0.2.1'), false)
})
