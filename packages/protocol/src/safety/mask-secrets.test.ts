import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../limits.ts'
import { maskFor } from './mask-secrets.ts'

const table: Readonly<Record<string, readonly (readonly [text: string, masked: string])[]>> = {
  '[SEC20] [B019] card numbers keep their last four digits': [
    ['4111111111111111', '••••••••••••1111'],
    ['My card: 4111 1111 1111 1111, thanks', 'My card: •••• •••• •••• 1111, thanks'],
    ['5500-0055-5555-5559', '••••-••••-••••-5559'],
    ['3782 822463 10005', '•••• •••••• •0005'],
    ['6011\u00a01111\u00a01111\u00a01117', '••••\u00a0••••\u00a0••••\u00a01117'],
    ['4222222222222', '•••••••••2222'],
    ['6304 9850 2809 0561 515', '•••• •••• •••• •••1 515'],
    ['Visa4111111111111111', 'Visa••••••••••••1111'],
  ],
  '[SEC20] [B019] what stands beside a card number stays': [
    ['12 4111 1111 1111 1111 07', '12 •••• •••• •••• 1111 07'],
    ['4111 1111 1111 1111 5500 0055 5555 5559', '•••• •••• •••• 1111 •••• •••• •••• 5559'],
    ['4111111111111111 4111111111111111', '••••••••••••1111 ••••••••••••1111'],
  ],
  '[SEC20] [B019] other numbers stay as they are': [
    ['4111 1111 1111 1112', '4111 1111 1111 1112'],
    ['Order R-20418 of 2026-01-05', 'Order R-20418 of 2026-01-05'],
    ['+4111111111111111', '+4111111111111111'],
    ['+49 170 1234567', '+49 170 1234567'],
    ['0000 0000 0000 0000', '0000 0000 0000 0000'],
    ['1234567812345670', '1234567812345670'],
    ['41111111111111114111111111111111', '41111111111111114111111111111111'],
    ['4111  1111  1111  1111', '4111  1111  1111  1111'],
    ['', ''],
  ],
}

for (const [rule, rows] of Object.entries(table))
  test(rule, () => {
    const mask = maskFor()
    for (const [text, masked] of rows) assert.equal(mask(text), masked, text)
  })

describe('patterns of a site', () => {
  const mask = maskFor(['[A-Z]{2}\\d{2} ?(?:[A-Z0-9]{4} ?){3,7}[A-Z0-9]{0,3}', 'PIN:? ?\\d{4}'])

  test('[SEC20] [B019] hide whatever they match, in either case', () => {
    const masked = mask('DE89 3704 0044 0532 0130 00 and pin 1234')
    assert.equal(masked, '•••• •••• •••• •••• •••• •• and ••• ••••')
  })

  test('[SEC20] [B019] hide beside card numbers', () => {
    assert.equal(mask('PIN 1234, 4111 1111 1111 1111'), '••• ••••, •••• •••• •••• 1111')
  })
})

test('[SEC20] masking what is masked changes nothing', () => {
  const digits = fc.stringMatching(/^[0-9 -]{0,60}$/)
  fc.assert(fc.property(digits, (text) => maskFor()(maskFor()(text)) === maskFor()(text)))
})

test('[SEC20] masking is linear: a text a hundred times as long as any comes back, whatever it is', () => {
  const mask = maskFor(['[A-Z]{2}\\d{2} ?(?:[A-Z0-9]{4} ?){3,7}[A-Z0-9]{0,3}'])
  for (const piece of ['4', '4 ', '4111 ', '4111 1111 1111 1112 ', 'DE89 3704 ', '1-']) {
    const text = piece.repeat((limits.textChars * 100) / piece.length)
    assert.equal(mask(text).length > 0, true)
  }
})
