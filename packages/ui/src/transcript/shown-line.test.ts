import { expect } from '@open-wc/testing'
import type { ConversationView } from '@parley/protocol/client'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, onStage, textOf } from '../testing/stage.ts'
import { beginning, continued, leaves, longViewWhere, says, viewWhere } from '../testing/story.ts'
import { ParleyDeskTranscript } from './parley-desk-transcript.ts'

async function transcript(view: ConversationView) {
  define({ 'parley-desk-transcript': ParleyDeskTranscript })
  const { element } = await onStage<ParleyDeskTranscript>(
    html`<parley-desk-transcript .me=${'p2'} .view=${view}></parley-desk-transcript>`,
    { width: 600 },
  )
  return { element, log: find(element, '.log') }
}

const found = (element: ParleyDeskTranscript) => findAll(element, '[data-found]').map((line) => textOf(line))

/** Whether all of a line is in sight. */
function isInSight(element: ParleyDeskTranscript): boolean {
  const line = find(element, '[data-found]').getBoundingClientRect()
  const log = find(element, '.log').getBoundingClientRect()
  return line.top >= log.top && line.bottom <= log.bottom
}

describe('parley-desk-transcript: showing a line', () => {
  it('[SRH11] [B036] goes to a line far up, marks it alone, and gives it the focus', async () => {
    const { view } = longViewWhere(600, 600)
    const { element } = await transcript(view)
    expect(await element.showLine('25')).to.equal(true)
    expect(found(element)).to.have.length(1)
    expect(found(element)[0]).to.contain('Line 21')
    expect(isInSight(element)).to.equal(true)
    expect(textOf(element.shadowRoot?.activeElement)).to.equal('Line 21')
  })

  it('[SRH11] keeps its place when more is said, and marks the next one instead when that is asked for', async () => {
    const { view } = longViewWhere(200, 200)
    const { element } = await transcript(view)
    await element.showLine('60')
    element.view = continued(view, [says('p1', 'Still there?')])
    await element.updateComplete
    expect(found(element)[0]).to.contain('Line 56')
    expect(isInSight(element)).to.equal(true)
    await element.showLine('150')
    expect(found(element)).to.have.length(1)
    expect(found(element)[0]).to.contain('Line 146')
    expect(isInSight(element)).to.equal(true)
  })

  it('[SRH11] shows what happens, too, and is not there for what is not there', async () => {
    const { element } = await transcript(viewWhere([...beginning(), leaves('p2'), says('p1', 'Hello?')]))
    expect(await element.showLine('5')).to.equal(true)
    expect(found(element)[0]).to.contain('Ada Byron left')
    expect(await element.showLine('77')).to.equal(false)
    expect(found(element)).to.deep.equal([])
  })

  it('[SRH11] is marked as long as it has the focus', async () => {
    const { element, log } = await transcript(longViewWhere(40, 40).view)
    await element.showLine('10')
    log.focus()
    expect(found(element)).to.deep.equal([])
  })
})
