import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { define } from '../define.ts'
import type { DraftEvent } from '../events.ts'
import { heard, onStage } from '../testing/stage.ts'
import { insertInto, selectIn } from './insert.ts'
import { ParleyComposer } from './parley-composer.ts'

async function composer(draft: string) {
  define({ 'parley-composer': ParleyComposer })
  const { element, stage } = await onStage<ParleyComposer>(html`<parley-composer .draft=${draft}></parley-composer>`)
  return { element, stage, drafts: heard<DraftEvent>(stage, 'parley-draft') }
}

describe('insertInto', () => {
  it('[CMP15] [A153] puts text where the caret is, and the draft is told', async () => {
    const { element, drafts } = await composer('Hello you')
    selectIn(element, 5, 5)
    insertInto(element, ' 😀')
    expect(element.draft).to.equal('Hello 😀 you')
    expect(element.input.selectionStart).to.equal(8)
    expect(drafts.map(({ draft }) => draft)).to.deep.equal(['Hello 😀 you'])
  })

  it('[CMP15] replaces what is selected', async () => {
    const { element } = await composer('Hello you')
    selectIn(element, 6, 9)
    insertInto(element, '{name}')
    expect(element.draft).to.equal('Hello {name}')
  })

  it('[CMP15] [A142] can be undone and done again', async () => {
    const { element } = await composer('Hello')
    selectIn(element, 5, 5)
    insertInto(element, ' 😀')
    document.execCommand('undo')
    expect(element.draft).to.equal('Hello')
    document.execCommand('redo')
    expect(element.draft).to.equal('Hello 😀')
  })

  it('[CMP7] changes nothing while the composer is disabled', async () => {
    const { element } = await composer('Half a thought')
    element.disabled = true
    await element.updateComplete
    insertInto(element, '😀')
    expect(element.draft).to.equal('Half a thought')
  })
})
