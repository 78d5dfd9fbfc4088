import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { dictionaryFor } from '../../packages/agent/src/spelling/dictionary-for.ts'
import { SpellingEngine } from '../../packages/agent/src/spelling/engine.ts'
import { wordsIn } from '../../packages/agent/src/spelling/words.ts'

// Here and not beside its file: what reads dictionaries is CommonJS, which Node takes and a page of tests does not.

function engine(name: string): SpellingEngine {
  const read = (file: string) => readFileSync(fileURLToPath(new URL(file, import.meta.resolve(name))), 'utf8')
  return new SpellingEngine(read('index.aff'), read('index.dic'))
}
const american = engine('dictionary-en')
const british = engine('dictionary-en-gb')
const misspelled = (text: string, known: string[] = [], dictionary = british) =>
  dictionary.check(text, known).map(({ word }) => word)

test('[SPL1] misspelled words are found where they stand, and something better is known', () => {
  const text = 'We will recieve it tomorow.'
  const found = british.check(text, [])
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ['recieve', 'tomorow'],
  )
  assert.ok(british.suggest('recieve').includes('receive'))
  assert.ok(british.suggest('tomorow').includes('tomorrow'))
})

test('[SPL1] right words are right, with capitals, apostrophes of both kinds, and hyphens', () => {
  assert.deepEqual(misspelled("Don't worry: it’s a well-known lamp, and Tuesday’s the day. The agents' lamps."), [])
  assert.deepEqual(misspelled('A well-knwon lamp'), ['well-knwon'])
})

for (const [what, text] of [
  ['addresses', 'See https://exampel.com/recieve?x=tomorow, www.recieve.com and recieve.example/tomorow.'],
  ['e-mail addresses', 'Write to recieve.tomorow@exampel.com.'],
  ['what has a digit in it', 'Order 17A-recieve, model recieve2, at 9h30.'],
  ['abbreviations in capitals', 'The GTIN and the IBANX.'],
  ['code', 'Type `recieve tomorow` there.'],
  ['variables and shortcuts', '{case.recieve} and /recieve and @recieve and #tomorow'],
  ['names of programs', 'the recieve_tomorow field'],
] as const)
  test(`[SPL5] ${what}: never checked`, () => assert.deepEqual(misspelled(text), []))

test('[SPL5] names that are known are right, whoever’s they are and however they are written', () => {
  assert.deepEqual(misspelled('Zoltanette, zoltanette’s and Brzezinska', ['Zoltanette', 'Brzezinska']), [])
  assert.deepEqual(misspelled('Zoltanette and Zoltanetta', ['Zoltanette']), ['Zoltanetta'])
})

test('[SPL5] words of every script are words, and single letters are none', () => {
  assert.deepEqual(
    wordsIn('Grüße an Ωμέγα, я x 3 — naïve').map(({ word }) => word),
    ['Grüße', 'an', 'Ωμέγα', 'naïve'],
  )
})

test('[SPL7] English is American or British, and other languages are themselves', () => {
  assert.deepEqual([misspelled('colour', [], american), misspelled('colour')], [['colour'], []])
  const available = ['en', 'en-GB', 'de', 'pt-BR']
  const chosen = ['en', 'en-US', 'en-CA', 'en-GB', 'en-AU', 'en-IN', 'de-AT', 'pt-br', 'pt', 'fr'].map((language) =>
    dictionaryFor(language, available),
  )
  assert.deepEqual(chosen, ['en', 'en', 'en', 'en-GB', 'en-GB', 'en-GB', 'de', 'pt-BR', undefined, undefined])
  assert.equal(dictionaryFor('en-GB', ['en']), 'en')
})

test('[SPL8] a text of 10,000 words is gone through once per word, however often it stands there', () => {
  const text = Array.from({ length: 10_000 }, (_, place) => (place % 100 === 0 ? 'recieve' : 'receive')).join(' ')
  assert.equal(british.check(text, []).length, 100)
})
