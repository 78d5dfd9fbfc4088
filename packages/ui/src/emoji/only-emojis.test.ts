import { expect } from '@open-wc/testing'
import { isOnlyEmojis } from './only-emojis.ts'

describe('isOnlyEmojis', () => {
  it('[EMO5] [A154] holds for one to five emojis, whatever they are made of', () => {
    for (const text of ['😀', '👍🏽', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️', '☺️', '🏳️‍🌈', '😀 😀', '😀😀😀😀😀', ' 🎉\n'])
      expect(isOnlyEmojis(text), text).to.equal(true)
  })

  it('[EMO5] does not hold for words, digits, signs of old, and rows of emojis', () => {
    for (const text of ['', ' ', 'Hi 😀', '😀😀😀😀😀😀', '1', '©', '™', '❤', '你好', 'Привет', '#', '‍'])
      expect(isOnlyEmojis(text), text).to.equal(false)
  })
})
