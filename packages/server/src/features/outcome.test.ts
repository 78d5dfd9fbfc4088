import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultSiteSettings } from '../core-settings.ts'
import { ada, ben, grace, namesOf, refusal, stage } from '../testing/stage.ts'

const dispositions = [
  { id: 'solved', label: 'Solved' },
  { id: 'returned', label: 'Returned', children: [{ id: 'damaged', label: 'Damaged' }] },
]

/** Ada talks with Grace on a site with dispositions. */
function talking({ dispositionMandatory = false } = {}) {
  const talk = stage()
  talk.settings = { ...defaultSiteSettings, dispositions, dispositionMandatory }
  return talk.started().accepted()
}

test('[A170] [END11] a disposition is kept with its labels and with who set it, during the chat and after it', () => {
  const talk = talking().does(ada, 'set-disposition', { disposition: 'damaged' })
  const { labels, name } = talk.interaction.disposition!
  assert.deepEqual({ labels, name }, { labels: ['Returned', 'Damaged'], name: 'Ada Lovelace' })
  talk.ended().does(ada, 'set-disposition', { disposition: 'solved' })
  assert.equal(talk.interaction.disposition?.id, 'solved')
  talk.does(ada, 'set-disposition', { disposition: null })
  assert.equal(talk.interaction.disposition, null)
})

test('[END11] a group, and what the site does not have, is no disposition; setting the same one again writes nothing', () => {
  const talk = talking()
  for (const disposition of ['returned', 'unheard-of'])
    assert.equal(
      refusal(() => talk.does(ada, 'set-disposition', { disposition })),
      'disposition-unknown',
    )
  talk.does(ada, 'set-disposition', { disposition: 'solved' }).does(ada, 'set-disposition', { disposition: 'solved' })
  assert.deepEqual(namesOf(talk.last), [])
})

test('[A171] [END12] the note is what was written last; an empty one removes it', () => {
  const talk = talking().does(ada, 'save-note', { text: 'Wants it' }).does(ada, 'save-note', { text: 'Wants it blue' })
  assert.equal(talk.interaction.note?.text, 'Wants it blue')
  assert.equal(talk.interaction.note?.name, 'Ada Lovelace')
  assert.equal(JSON.stringify(talk.events).includes('blue'), false, 'the contact’s log has nothing of it')
  talk.does(ada, 'save-note', { text: '' })
  assert.equal(talk.interaction.note, null)
})

test('[END12] nobody but staff of the interaction sets either', () => {
  const talk = talking()
  for (const [who, code] of [
    [grace, 'not-allowed'],
    [ben, 'not-found'],
  ] as const) {
    assert.equal(
      refusal(() => talk.does(who, 'save-note', { text: 'Hm' })),
      code,
    )
    assert.equal(
      refusal(() => talk.does(who, 'set-disposition', { disposition: 'solved' })),
      code,
    )
  }
})

test('[A169] [END13] where a disposition is mandatory, Mark Done is refused without one', () => {
  const talk = talking({ dispositionMandatory: true }).ended()
  assert.equal(
    refusal(() => talk.does(ada, 'mark-done', {})),
    'disposition-missing',
  )
  talk.does(ada, 'set-disposition', { disposition: 'solved' }).does(ada, 'mark-done', {})
  assert.equal(talk.interaction.status, 'done')
})

test('[A043] [END4] what is done takes no note and no disposition any more', () => {
  const talk = talking().ended().does(ada, 'mark-done', {})
  assert.equal(
    refusal(() => talk.does(ada, 'save-note', { text: 'Late' })),
    'already-done',
  )
  assert.equal(
    refusal(() => talk.does(ada, 'set-disposition', { disposition: 'solved' })),
    'already-done',
  )
})
