import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import type { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, onStage, textOf } from '../testing/stage.ts'
import { draw, elements } from './notice.ts'
import type { ParleyNotice } from './parley-notice.ts'

async function notice(message: Omit<Message<'notice'>, 'kind'>, options?: Parameters<typeof onStage>[1]) {
  define(elements)
  const rich = { offer: undefined, media: () => undefined, side: 'contact', isOwn: false } as const
  return onStage<ParleyNotice>(draw({ kind: 'notice', ...message }, rich) as ReturnType<typeof html>, options)
}

const words = { info: 'Note:', success: 'Done:', warning: 'Warning:' } as const
const tones = ['info', 'success', 'warning'] as const

describe('notice', () => {
  it('tells its tone by a word and by a shape, not by colour alone', async () => {
    const shapes = new Set<string | null>()
    for (const tone of tones) {
      const { element } = await notice({ tone, text: 'Booked.' })
      expect(textOf(find(element, 'p'))).to.equal(`${words[tone]} Booked.`)
      shapes.add(element.renderRoot.querySelector('path')?.getAttribute('d') ?? null)
    }
    expect(shapes.size).to.equal(3)
  })

  it('shows markup as letters, and keeps its lines', async () => {
    const text = '<b>Closed</b> **today**\nOpen tomorrow'
    const { element } = await notice({ tone: 'info', text })
    expect(find(element, '.words').innerText).to.equal(text)
    expect(findAll(element, 'b')).to.deep.equal([])
  })

  it('fits 320 pixels with text twice as large', async () => {
    const { element, stage } = await notice(
      { tone: 'info', text: 'Rechtsschutzversicherung'.repeat(4) },
      { width: 320 },
    )
    stage.style.setProperty('--parley-zoom', '2')
    const box = find(element, '.notice')
    expect(box.scrollWidth).to.be.at.most(box.clientWidth)
    expect(box.getBoundingClientRect().right).to.be.at.most(stage.getBoundingClientRect().right)
  })

  it('is mirrored from right to left', async () => {
    const { element, stage } = await notice({ tone: 'info', text: 'סגור היום' })
    stage.speak({ language: 'he' })
    await element.updateComplete
    const [icon, text] = ['.icon', '.words'].map((each) =>
      element.renderRoot.querySelector(each)?.getBoundingClientRect(),
    )
    expect(icon?.left).to.be.above(text?.left ?? 0)
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme`, async () => {
      for (const tone of tones) {
        const { stage } = await notice({ tone, text: 'Booked.' }, { theme })
        await expect(stage).to.be.accessible()
      }
    })
})
