import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canHappen, leadsTo, type Happening, type Standing } from './ending-table.ts'

const asItIs = { asynchronous: false }
const asynchronous = { asynchronous: true }

test('[A166] [A167] [END1] End Chat ends what is handled; only then can it be marked done', () => {
  assert.equal(leadsTo('handled', 'agent-ends', asItIs), 'ended')
  assert.equal(leadsTo('handled', 'mark-done', asItIs), undefined)
  assert.equal(leadsTo('ended', 'mark-done', asItIs), 'done')
})

test('[A168] [END1] nothing leads out of done', () => {
  const everything: Happening[] = [
    'agent-ends',
    'contact-leaves',
    'contact-writes',
    'silence',
    'agent-rejoins',
    'mark-done',
  ]
  for (const what of everything) assert.equal(canHappen('done', what), false)
})

test('[A195] [END1] on an asynchronous site End Chat parks, and a word of the contact queues again', () => {
  assert.equal(leadsTo('handled', 'agent-ends', asynchronous), 'parked')
  assert.equal(leadsTo('parked', 'contact-writes', asynchronous), 'queued')
  assert.equal(leadsTo('parked', 'silence', asynchronous), undefined)
})

test('[A068] [A173] [END1] silence and a contact who leaves end what is open', () => {
  const open: Standing[] = ['with-bot', 'queued', 'handled', 'parked']
  for (const from of open) assert.equal(leadsTo(from, 'contact-leaves', asItIs), 'ended')
  assert.equal(leadsTo('handled', 'silence', asItIs), 'ended')
})
