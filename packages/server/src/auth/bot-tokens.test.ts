import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBotTokens } from './bot-tokens.ts'

const miraToken = 'the token of Mira, which nobody else has'
const verify = createBotTokens({
  mira: { name: 'Mira', token: miraToken },
  otto: { name: 'Otto', token: 'the token of Otto, which nobody else has' },
  script: { name: 'Script', token: null },
})

test('[BOT70] [B053] a token signs in the bot that it belongs to', () => {
  assert.deepEqual(verify(miraToken), { role: 'bot', botId: 'mira', name: 'Mira' })
})

for (const [what, token] of [
  ['none', ''],
  ['one of nobody', 'the token of Eve, which nobody else has'],
  ['a shorter one', miraToken.slice(0, -1)],
  ['a longer one', `${miraToken} `],
  ['the word null', 'null'],
] as const)
  test(`[ATK118] a bot’s token is refused: ${what}`, () => {
    assert.throws(() => verify(token), { code: 'unauthorized' })
  })
