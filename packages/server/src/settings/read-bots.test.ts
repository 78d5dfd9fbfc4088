import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintScript } from './script-lint.ts'
import { loadSettings } from './load-settings.ts'
import { readSettings, SettingsError } from './read-settings.ts'

const read = (json: unknown) => readSettings({ environment: {}, file: { name: 'parley.config.json', json } })

function problemsOf(json: unknown): readonly string[] {
  try {
    read(json)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

const long = 's'.repeat(32)
const mint = { id: 'mint', label: 'Mint' }
const tea = { kind: 'quick-replies', text: 'Tea?', replies: [mint] }
/** A bot whose script has these steps beside `menu`. */
const scripted = (steps: object, more: object = {}) => ({
  bots: { mira: { name: 'Mira', script: { start: 'menu', ...more, steps: { menu: { say: ['Hello'] }, ...steps } } } },
})
const bot = (entry: object) => ({ bots: { mira: { name: 'Mira', ...entry } } })

test('[BOT48] a bot of the file: with a script, asked by webhook, or following the log by itself', () => {
  const webhook = { url: 'https://bots.example/mira', secret: long }
  const { bots, sites } = read({
    bots: {
      mira: { name: 'Mira', script: { start: 'menu', steps: { menu: { say: [tea], on: { mint: 'menu' } } } } },
      far: { name: 'Far', webhook, token: long },
      near: { name: 'Near', token: long },
    },
    sites: { shop: { bot: 'mira' }, travel: {} },
  })

  assert.equal(bots['mira']?.script?.start, 'menu')
  assert.deepEqual(
    { ...bots['far']?.webhook, url: bots['far']?.webhook?.url.href },
    { ...webhook, privateNetwork: false, timeoutMs: 10_000 },
  )
  assert.deepEqual([bots['near']?.token, bots['near']?.webhook], [long, null])
  assert.deepEqual([sites['shop']?.bot, sites['travel']?.bot], ['mira', null])
})

const wrong: readonly (readonly [json: unknown, said: RegExp])[] = [
  [{ bots: [] }, /^bots in parley\.config\.json takes an object/],
  [{ bots: { Mira: {} } }, /^The bot "Mira" in parley\.config\.json has a wrong name\./],
  [{ bots: { mira: 4 } }, /^bots\.mira in parley\.config\.json is 4\. It takes an object/],
  [{ bots: { mira: { token: long } } }, /^bots\.mira\.name in .* is missing\. It takes text of 1 to 100 characters/],
  [bot({ token: long, tokn: 1 }), /^bots\.mira\.tokn in .* is unknown\. Did you mean token\?/],
  [bot({}), /^bots\.mira in .* has nothing that it does\. It takes one of script, webhook and token/],
  [bot({ webhook: { secret: long } }), /^bots\.mira\.webhook\.url in .* is missing\. It takes an absolute http/],
  [
    bot({ webhook: { url: 'https://x.example', secret: long, timeoutMs: 1 } }),
    /timeoutMs in .* is 1\. .*1000 to 60000/,
  ],
  [scripted({}, { token: 1 }), /^bots\.mira\.script\.token in .* is unknown\./],
  [scripted({}, { start: 4 }), /^bots\.mira\.script\.start in .* is 4\. It takes text\. Correct it\.$/],
  [scripted({}, { start: 'a b' }), /^bots\.mira\.script\.start in .* is "a b", which is not the name of a step\./],
  [
    scripted({ more: { go: 'meno' } }),
    /^bots\.mira\.script\.steps\.more\.go names no step "meno"\. Did you mean menu\? Correct the name in parley/,
  ],
  [scripted({}, { start: 'else' }), /^bots\.mira\.script\.start names no step "else"\. Correct the name/],
  [scripted({}, { on: { 'x-*': 'mnu' } }), /^bots\.mira\.script\.on\.x-\* names no step "mnu"\. Did you mean menu\?/],
  [scripted({ a: { otherwise: 'b' } }), /^bots\.mira\.script\.steps\.a\.otherwise names no step "b"\./],
  [scripted({ a: { words: [{ contains: ['x'], go: 'b' }] } }), /steps\.a\.words\.0\.go names no step "b"\./],
  [scripted({ a: { words: [{ contains: [], go: 'a' }] } }), /steps\.a\.words\.0\.contains in .* at least 1 entries/],
  [scripted({ a: { go: 'b' }, b: { go: 'a' } }), /steps\.a\.go in .* goes round in a circle: a → b → a\./],
  [scripted({ a: { say: ['  '] } }), /^bots\.mira\.script\.steps\.a\.say\.0 in .* \(message-empty\)/],
  [
    scripted({ a: { say: [{ kind: 'quick-reply' }] } }),
    /steps\.a\.say\.0\.kind in .* is "quick-reply"\. It takes "text" or/,
  ],
  [
    scripted({ a: { say: [{ ...tea, replies: [{ id: 'mint' }] }] } }),
    /steps\.a\.say\.0\.replies\.0\.label in .* is missing\. Add it\.$/,
  ],
  [
    scripted({ a: { say: [{ ...tea, replies: [mint, mint] }] } }),
    /steps\.a\.say\.0\.replies in .* names mint twice\. Correct it\.$/,
  ],
  [{ sites: { shop: { bot: 'mra' } }, ...scripted({}) }, /^sites\.shop\.bot names no bot "mra"\. Did you mean mira\?/],
  [
    { sites: { shop: { bot: 'mira', textLimitChars: 4 } }, ...scripted({}) },
    /^bots\.mira\.script\.steps\.menu\.say\.0 has 5 characters, and sites\.shop\.textLimitChars is 4\./,
  ],
  [{ responses: {} }, /^responses in .* is \{\}\. It takes a list/],
  [{ responses: [{ id: 'tea', title: 'Tea' }] }, /^responses\.0 in .* needs either text or message\. Correct it\./],
  [
    { responses: [tea, tea].map((message) => ({ id: 'tea', title: 'Tea', message })) },
    /^responses\.1\.id in .* is "tea", which another one has\./,
  ],
]

for (const [json, said] of wrong)
  test(`[BOT49] ${JSON.stringify(json).slice(0, 120)} stops the start with one line that helps`, () => {
    const problems = problemsOf(json)
    assert.match(problems[0] ?? '', said)
    assert.equal(problems.length, 1, problems.join('\n'))
  })

test('[BOT49] [SET4] what a bot signs with is never repeated', () => {
  const webhook = { url: 'https://bots.example', secret: 'hunter2' }
  const problems = problemsOf({ bots: { mira: { name: 'Mira', webhook }, far: { name: 'Far', token: 'hunter3' } } })
  assert.equal(problems.length, 2)
  assert.doesNotMatch(problems.join('\n'), /hunter/)
})

test('rich standard responses are read as they are', () => {
  const response = { id: 'tea', title: 'Tea', message: tea }
  assert.deepEqual(read({ responses: [response] }).responses, [response])
})

test('[BOT50] a script is searched for what serves people badly', () => {
  const lint = (steps: object) => {
    const { bots } = read(scripted(steps, { start: 'tea' }))
    return lintScript(bots['mira']!.script!).map(({ field, problem }) => `${field} ${problem}`)
  }
  assert.deepEqual(lint({ tea: { say: [tea], on: { mint: 'menu' } } }), [])
  assert.deepEqual(lint({ tea: { say: [tea], otherwise: 'menu' } }), [])
  assert.deepEqual(lint({ tea: { say: [tea], words: [{ contains: ['x'], go: 'menu' }] } }), [
    'steps.tea.say.0 offers mint, and nothing leads on from it',
  ])
  assert.deepEqual(lint({ tea: { handOver: {}, go: 'menu' } }), ['steps.tea.go is never taken: the step hands over'])
  assert.deepEqual(lint({ tea: { say: ['Tea'] } }), ['steps.menu is never reached'])
})

test('[A084] [BOT50] the demo has a bot whose script is right, and nothing to complain about', () => {
  const { sites, bots } = loadSettings({ PARLEY_DEMO: '1', PARLEY_CONFIG: '' })
  assert.deepEqual(Object.keys(sites).sort(), ['repairs', 'shop', 'travel'])
  assert.equal(sites['travel']?.bot, 'mira')
  assert.deepEqual(lintScript(bots['mira']!.script!), [])
})
