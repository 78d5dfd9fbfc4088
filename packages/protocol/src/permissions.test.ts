import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommandDefinition } from './define.ts'
import { permissionFor } from './decode.ts'
import { questionPermissions } from './features/contacts.ts'
import { commands } from './features/index.ts'
import { neededBy, permissionIds, permissions } from './permissions.ts'

const isStaff = (role: string) => role === 'agent' || role === 'supervisor'
const definitions: readonly CommandDefinition[] = commands.map((each) => each as CommandDefinition)

/** Commands that all of staff may send, each for a reason: without them nobody can work. */
const forAll = [
  'accept-invitation',
  'mark-read',
  'remember',
  'set-presence',
  // To end what one is in oneself.
  'withdraw-colleague',
  'acknowledge-receipt',
  'end-consultation',
  'mark-consultation-done',
  'close-thread',
]

for (const definition of definitions)
  test(`[PRM1] [B035] somebody has decided what ${definition.name} takes`, () => {
    const { name, from, permission } = definition
    if (!from.some(isStaff)) return assert.equal(permission, undefined)
    if (permission === null) return assert.ok(forAll.includes(name), `all of staff may send ${name}`)
    if (typeof permission === 'string') return assert.ok(permissionIds.includes(permission))
    assert.equal(typeof permission, 'function')
  })

test('[PRM1] asking a contact to open an address takes a permission, saying something does not', () => {
  const sending = definitions.find(({ name }) => name === 'send-message')!
  const needed = (message: object) => permissionFor(sending, { message })
  assert.equal(needed({ kind: 'link-push', url: 'https://example.com/' }), 'push-url')
  assert.equal(needed({ kind: 'text', text: 'https://example.com/' }), null)
})

test('[PRM1] every question about contacts takes a permission of the list', () => {
  for (const id of Object.values(questionPermissions)) assert.ok(permissionIds.includes(id))
})

test('[PRM1] every permission is described, and needs only what there is', () => {
  for (const id of permissionIds) {
    assert.match(permissions[id].doc, /^[A-Z].*\.$/)
    const needed = neededBy(id)
    if (needed !== undefined) assert.ok(permissionIds.includes(needed), `${id} needs ${needed}`)
  }
})
