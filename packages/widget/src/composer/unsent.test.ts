import { expect } from '@open-wc/testing'
import { limits } from '@parley/protocol'
import { type FakeClock, fakeClock } from '@parley/protocol/testing'
import type { ContactChat } from '../chat/contact-chat.ts'
import { Unsent } from './unsent.ts'

/** What is told of a chat on a site where staff sees it, or does not. */
function telling({ typingPreview = true, stage = 'talking', hide = (text: string) => text } = {}) {
  const clock: FakeClock = fakeClock()
  const told: string[] = []
  const typing: ContactChat['typing'] = (is, text) => void told.push(`${is}: ${text}`)
  const chat = { clock, typing, state: { stage, site: { typingPreview } } } as unknown as ContactChat
  return { clock, told, unsent: new Unsent(chat, hide) }
}

describe('Unsent', () => {
  it('[CMP26] [A012] tells the first change at once, then what is there each second', async () => {
    const { clock, told, unsent } = telling()
    unsent.write('H')
    unsent.write('He')
    unsent.write('Hel')
    await clock.advance(999)
    expect(told).to.deep.equal(['writing: H'])
    await clock.advance(1)
    expect(told).to.deep.equal(['writing: H', 'writing: Hel'])
    await clock.advance(5_000)
    expect(told).to.deep.equal(['writing: H', 'writing: Hel'])
  })

  it('[CMP26] tells at once that nothing is left', () => {
    const { told, unsent } = telling()
    unsent.write('H')
    unsent.write('')
    expect(told).to.deep.equal(['writing: H', 'stopped: '])
  })

  it('[CMP26] tells the end of what is long', () => {
    const { told, unsent } = telling()
    unsent.write(`${'x'.repeat(limits.typingPreviewChars)} end`)
    expect(told[0]).to.have.lengthOf('writing: '.length + limits.typingPreviewChars)
    expect(told[0]?.endsWith('x end')).to.equal(true)
  })

  it('[SEC20] [B019] hides secrets before they leave', () => {
    const { told, unsent } = telling({ hide: () => 'hidden' })
    unsent.write('4111 1111 1111 1111')
    expect(told).to.deep.equal(['writing: hidden'])
  })

  it('[SEC21] tells nothing where the site does not want it', () => {
    const { told, unsent } = telling({ typingPreview: false })
    unsent.write('Hello')
    expect(told).to.deep.equal([])
  })

  it('[CMP26] tells nothing before there is a conversation', () => {
    const { told, unsent } = telling({ stage: 'empty' })
    unsent.write('Hello')
    expect(told).to.deep.equal([])
  })
})
