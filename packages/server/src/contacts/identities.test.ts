import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, type ContactProfile } from '@parley/protocol'
import type { ContactClaims } from '../auth/contact-claims.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { createIdentities } from './identities.ts'

/** A website that says something about Maria, and what is known of her. */
function website() {
  const store = createMemoryStore()
  const contactFields = [{ key: 'customer', label: 'Customer number', type: 'number' as const }]
  const remember = createIdentities({ store, contactFields: () => contactFields, now: () => 1_000 })
  const says = (claims: Partial<ContactClaims>) =>
    remember('shop', { subject: 'u-7', claims: { fields: {}, ...claims } })
  async function known() {
    const { id } = await says({ name: 'Maria', email: 'maria@example.com' })
    const row = (await store.findContact(id))!
    return { id, row, profile: JSON.parse(row.profile) as ContactProfile }
  }
  return { store, says, known }
}

const isAbout = (error: unknown, field: string) =>
  error instanceof ChatError && error.code === 'contact-invalid' && error.facts['field'] === field

test('[CTC31] an agent’s change stays while the website says what it said before', async () => {
  const { store, says, known } = website()
  const { id, row, profile } = await known()
  const changed = { ...row, profile: JSON.stringify({ ...profile, name: 'Maria Silva' }), version: 1 }
  await store.changeContact(changed, 0, { version: 1, at: 1, by: 'ada', name: 'Ada', change: '[]' })
  assert.equal((await says({ name: 'Maria', email: 'maria@example.com' })).name, 'Maria Silva')
  assert.deepEqual(await store.findContact(id), changed)
})

test('[CTC31] what the website says anew takes the place of what it said before, and is noted as its change', async () => {
  const { store, says, known } = website()
  const { id } = await known()
  await says({ name: 'Maria Costa', email: 'costa@example.com', phone: '+49 30 901820', fields: { customer: '4711' } })
  const row = (await store.findContact(id))!
  assert.deepEqual(JSON.parse(row.profile), {
    name: 'Maria Costa',
    emails: ['costa@example.com'],
    phones: ['+49 30 901820'],
    language: null,
    fields: { customer: '4711' },
  })
  const [change] = await store.contactChanges(id, 9)
  assert.deepEqual([change?.by, change?.version], ['system', 1])
  assert.match(change?.change ?? '', /"before":"Maria","after":"Maria Costa"/)
})

for (const [what, claims, field] of [
  ['an address', { email: 'nobody' }, 'emails'],
  ['a number', { phone: 'later' }, 'phones'],
  ['a language', { language: 'Deutsch!' }, 'language'],
  ['a field of the site', { fields: { shoe: '42' } }, 'shoe'],
  ['a value that fits', { fields: { customer: 'many' } }, 'customer'],
] as const)
  test(`[CTC31] what is not ${what} is refused, and nothing is kept of it`, async () => {
    const { store, says, known } = website()
    await assert.rejects(says(claims as Partial<ContactClaims>), (error) => isAbout(error, field))
    const { id } = await known()
    assert.equal((await store.findContact(id))?.version, 0)
  })
