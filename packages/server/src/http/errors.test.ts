import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import fastify from 'fastify'
import { answerErrors } from './errors.ts'

test('[FIL4] who is gone when their whole request has come is no failure of the server', async () => {
  const noted: string[] = []
  const app = fastify()
  answerErrors(app, (event) => void noted.push(event))
  app.put('/file', ({ raw }) => {
    raw.socket.destroy()
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  })
  app.put('/broken', () => {
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const [{ port }] = app.addresses() as [AddressInfo]
  for (const path of ['/file', '/broken']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(`PUT ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    socket.resume()
    await once(socket, 'close')
  }
  await app.close()
  assert.deepEqual(noted, ['request-cut', 'request-failed'])
})
