import { expect } from '@open-wc/testing'
import { waitUntil } from '../testing/wait-until.ts'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, onStage } from '../testing/stage.ts'
import { beginning, continued, longViewWhere, says, viewWhere } from '../testing/story.ts'
import { ParleyTranscript } from './parley-transcript.ts'

const onStageWith = (view: ReturnType<typeof viewWhere>) => {
  define({ 'parley-transcript': ParleyTranscript })
  return onStage<ParleyTranscript>(html`<parley-transcript .view=${view}></parley-transcript>`)
}

describe('parley-transcript: what drawing costs', () => {
  it('[TRA28] draws together what comes within one frame', async () => {
    let view = viewWhere(beginning())
    const { element } = await onStageWith(view)
    let drawings = 0
    element.addController({ hostUpdated: () => void (drawings += 1) })
    for (let index = 0; index < 100; index += 1) {
      view = continued(view, [says('p2', `Line ${index}`)])
      element.view = view
      await Promise.resolve()
    }
    await waitUntil(() => findAll(element, '.bubble').at(-1)?.textContent === 'Line 99')
    expect(drawings).to.be.at.most(4)
  })

  it('[TRA29] fills chunks before they are in the page', async () => {
    const { view, withPage } = longViewWhere(600, 60)
    const { element } = await onStageWith(view)
    const grownInPlace: Element[] = []
    const watcher = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if ((target as Element).classList.contains('chunk') && addedNodes.length > 0)
          grownInPlace.push(target as Element)
    })
    watcher.observe(find(element, '.chunks'), { subtree: true, childList: true })
    element.view = withPage()
    await waitUntil(
      () => findAll(element, '.bubble').length > 600 && findAll(element, '.waiting').length === 0,
      'all is drawn',
      {
        timeout: 8_000,
      },
    )
    watcher.disconnect()
    expect(grownInPlace.length).to.be.at.most(1)
  })
})
