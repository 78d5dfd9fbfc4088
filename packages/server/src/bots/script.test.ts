import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConversationEvent, Message } from '@parley/protocol'
import { stage } from '../testing/stage.ts'
import type { Reaction, Turn } from './bot.ts'
import type { Script } from './script-schema.ts'
import { createScript } from './script.ts'

const tea: Message = {
  kind: 'quick-replies',
  text: 'Which tea?',
  replies: [
    { id: 'mint', label: 'Mint tea' },
    { id: 'black', label: 'Black tea', text: 'A black one, please' },
  ],
}
const form: Message = {
  kind: 'form',
  title: 'Who travels?',
  fields: [
    { is: 'number', id: 'people', label: 'People' },
    { is: 'choice', id: 'cabin', label: 'Cabin', options: [{ id: 'own', label: 'One of my own' }] },
  ],
}

const script: Script = {
  start: 'welcome',
  on: { 'norway-*': 'norway', 'norway-book': 'book', submit: 'noted', mint: 'anywhere' },
  steps: {
    welcome: { say: ['Hello, {contact}'], go: 'menu' },
    menu: {
      say: [tea],
      on: { mint: 'mint', black: 'black' },
      words: [
        { contains: ['person', 'human being'], go: 'person' },
        { contains: ['thé', '茶'], go: 'black' },
      ],
      otherwise: 'lost',
    },
    mint: { set: { tea: '{choice}' }, say: ['Mint.'], go: 'menu' },
    black: { set: { tea: 'Black' }, say: ['Black, then: {words}'], go: 'who' },
    who: { say: [form], on: { submit: 'travels' } },
    travels: { set: { people: '{values.people}', cabin: '{values.cabin}' }, say: ['Noted, {values.nothing}'] },
    norway: { say: ['Norway: {choice}'] },
    book: { say: ['Booked'] },
    anywhere: { say: ['Mint, anywhere'] },
    noted: { say: ['Noted'] },
    lost: { say: [{ kind: 'markdown', markdown: 'What is **{words}**?' }], go: 'menu' },
    person: { say: ['I ask somebody'], handOver: { skill: 'travel', note: '{contact} said: {words}' }, go: 'menu' },
    circle: { say: ['Round'], go: 'circle' },
  },
}

interface Play {
  readonly at: string | null
  readonly events: readonly Partial<ConversationEvent>[]
  readonly textChars?: number
  readonly asked?: Message
}

const typed = (text: string) => ({ name: 'message-sent', body: { message: { kind: 'text', text } } }) as const
const chose = (actions: string[], as = 'click', more: object = {}) =>
  ({ name: 'choice-made', body: { message: 4, actions, as, text: `[${actions.join()}]`, ...more } }) as never

/** What the script does in one turn of a conversation with Grace. */
async function play({ at, events, textChars, asked }: Play, played: Script = script): Promise<Reaction | null> {
  const told = stage()
  told.settings = { ...told.settings, bot: { id: 'mira', name: 'Mira' } }
  const { conversation, interaction } = told.started('Grace')
  const turn: Turn = {
    conversation,
    interaction,
    bot: { ...interaction.bot!, step: at },
    events: events.map((event, place) => ({ seq: place + 5, at: 0, by: 'p1', ...event })) as ConversationEvent[],
    upTo: 9,
    messageAt: async () => asked,
    grow: () => {},
    signal: new AbortController().signal,
  }
  return createScript(played, () => textChars)(turn)
}

const said = (reaction: Reaction | null) =>
  reaction?.messages?.map((message) =>
    message.kind === 'text' ? message.text : message.kind === 'markdown' ? message.markdown : message.kind,
  )

const cases: readonly (readonly [rule: string, play: Play, says: readonly string[] | undefined, stands?: string])[] = [
  [
    '[BOT41] joining starts it',
    { at: null, events: [{ name: 'participant-joined' }] },
    ['Hello, Grace', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT41] the first words are the start',
    { at: null, events: [typed('mint')] },
    ['Hello, Grace', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT41] a step that is no longer in the file starts it anew',
    { at: 'gone', events: [typed('mint')] },
    ['Hello, Grace', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT40] a step that goes nowhere waits',
    { at: 'menu', events: [chose(['norway-details'])] },
    ['Norway: [norway-details]'],
    'norway',
  ],
  [
    '[A097] [BOT42] a choice is looked up in the step',
    { at: 'menu', events: [chose(['mint'])] },
    ['Mint.', 'quick-replies'],
    'menu',
  ],
  ['[BOT42] … and then in the script', { at: 'who', events: [chose(['mint'])] }, ['Mint, anywhere'], 'anywhere'],
  [
    '[BOT42] an id wins over the beginning of one',
    { at: 'menu', events: [chose(['norway-book'])] },
    ['Booked'],
    'book',
  ],
  [
    '[BOT42] what was sent off answers to submit',
    { at: 'who', events: [chose([], 'form')] },
    ['Noted, {values.nothing}'],
    'travels',
  ],
  [
    '[BOT42] ids come before submit',
    { at: 'who', events: [chose(['norway-1'], 'selection')] },
    ['Norway: [norway-1]'],
    'norway',
  ],
  ['[BOT42] a button does not answer to submit', { at: 'who', events: [chose(['unknown'])] }, undefined],
  [
    '[A098] [BOT43] typing a label is choosing it',
    { at: 'menu', events: [typed('  MINT tea ')] },
    ['Mint.', 'quick-replies'],
    'menu',
  ],
  ['[BOT44] words', { at: 'menu', events: [typed('A PERSON, please!')] }, ['I ask somebody'], 'person'],
  ['[BOT44] several words', { at: 'menu', events: [typed('a human  being')] }, ['I ask somebody'], 'person'],
  [
    '[BOT44] whole words only',
    { at: 'menu', events: [typed('personal')] },
    ['What is **personal**?', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT44] letters with accents',
    { at: 'menu', events: [typed('du THE\u0301 noir')] },
    ['Black, then: du THE\u0301 noir', 'form'],
    'who',
  ],
  [
    '[BOT44] writing without spaces',
    { at: 'menu', events: [typed('我要茶吗')] },
    ['Black, then: 我要茶吗', 'form'],
    'who',
  ],
  ['[BOT45] the step again where nothing else is said', { at: 'who', events: [typed('hm')] }, ['form'], 'who'],
  [
    '[BOT45] of several things not understood the last is answered',
    { at: 'menu', events: [typed('a'), typed('b')] },
    ['What is **b**?', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT45] several things that are understood, in order',
    { at: 'menu', events: [typed('mint tea'), chose(['norway-1'])] },
    ['Mint.', 'quick-replies', 'Norway: [norway-1]'],
    'norway',
  ],
  [
    '[BOT46] in markdown what people write stays text',
    { at: 'menu', events: [typed('*x*\n# y')] },
    ['What is **\\*x\\* \\# y**?', 'quick-replies'],
    'menu',
  ],
  [
    '[BOT46] a quotation that a site does not take is shortened',
    { at: 'menu', events: [typed(`thé ${'x'.repeat(500)}`)], textChars: 60 },
    [`Black, then: thé ${'x'.repeat(35)}…`, 'form'],
    'who',
  ],
  [
    '[BOT47] who speaks to it after it has handed over begins anew',
    { at: 'person', events: [typed('hm')] },
    ['Hello, Grace', 'quick-replies'],
    'menu',
  ],
  ['[BOT30] agents are not its business', { at: 'menu', events: [{ ...typed('mint tea'), by: 'p3' }] }, undefined],
]

for (const [rule, told, says, stands] of cases)
  test(rule, async () => {
    const reaction = await play(told)
    assert.deepEqual(said(reaction), says)
    assert.equal(reaction?.step, stands)
  })

test('[A085] [BOT40] a step hands over with skill and note, and does not go on', async () => {
  const reaction = await play({ at: 'menu', events: [typed('A person'), typed('mint tea')] })
  assert.deepEqual(reaction?.handOver, { skill: 'travel', note: 'Grace said: A person' })
  assert.deepEqual(said(reaction), ['I ask somebody'])
})

test('[BOT40] [BOT46] what a form was filled in with is noted in words, and nothing where nothing was', async () => {
  const filled = (values: object) => ({ at: 'who', events: [chose([], 'form', { values })], asked: form })
  const noted = async (values: object) => (await play(filled(values)))?.caseData
  assert.deepEqual(await noted({ people: 2, cabin: 'own' }), { people: '2', cabin: 'One of my own' })
  assert.deepEqual(await noted({ people: 2 }), { people: '2', cabin: '' })
})

test('[BOT40] a script that runs in a circle stops after 50 steps', async () => {
  const reaction = await play({ at: 'circle', events: [typed('hm')] })
  assert.equal(reaction?.messages?.length, 50)
})

test('[BOT41] a script that begins by listening answers what was said before its first turn', async () => {
  const listen = { words: [{ contains: ['mint'], go: 'mint' }] }
  const silent: Script = { ...script, start: 'listen', steps: { ...script.steps, listen } }
  const reaction = await play({ at: null, events: [typed('Mint')] }, silent)
  assert.deepEqual(said(reaction), ['Mint.', 'quick-replies'])
  assert.equal(reaction?.step, 'menu')
})

test('[BOT41] whoever asks for a person before the greeting gets both', async () => {
  const reaction = await play({ at: null, events: [typed('A person, please')] })
  assert.deepEqual(said(reaction), ['Hello, Grace', 'quick-replies', 'I ask somebody'])
  assert.equal(reaction?.handOver?.skill, 'travel')
})
