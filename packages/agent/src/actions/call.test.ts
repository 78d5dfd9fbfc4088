import { expect, fixture, html } from '@open-wc/testing'
import { socketPair, fakeClock } from '@parley/protocol/testing'
import { define } from '@parley/ui'
import { elements } from '../elements.ts'
import type { CallEvent } from '../events.ts'
import { ada, record, talk } from '../testing/desk-where.ts'
import { named } from '../testing/find.ts'
import { PanelInTest } from '../testing/office.ts'

describe('parley-agent: calling', () => {
  it('[A023] [A177] [DSK58] asks the page to dial, where a server sends a phone number', async () => {
    define({ ...elements, 'parley-agent-in-test': PanelInTest })
    const mia = talk('Mia')
    const contact = record(mia.interaction.contact.id, { phones: ['+44 20 7946 0000'] })
    const logs = [`interaction:${mia.id}`, `conversation:${mia.id}`]
    const { dial } = socketPair(
      ({ send }) => ({
        receive(text) {
          const { type, id } = JSON.parse(text) as { type: string; id?: string }
          if (type === 'ask') send(JSON.stringify({ type: 'answered', id, answer: { is: 'contact', contact } }))
          if (type !== 'hello') return
          send(JSON.stringify({ type: 'welcome', version: 1, now: 0, you: ada, logs }))
          send(JSON.stringify({ type: 'opened', log: logs[0], state: mia.interaction, events: [] }))
          send(JSON.stringify({ type: 'opened', log: logs[1], state: mia.view.conversation, events: [] }))
        },
        gone() {},
      }),
      { flushing: 'at once' },
    )
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    const panel = Object.assign(document.createElement('parley-agent-in-test') as PanelInTest, {
      dial,
      time: fakeClock(),
    })
    panel.token = async () => 'token'
    const calls: CallEvent[] = []
    panel.addEventListener('parley-call', (event) => {
      event.preventDefault()
      calls.push(event)
    })
    frame.append(panel)
    ;(await named(panel, 'button', 'Party Actions')).click()
    ;(await named(panel, 'menuitem', 'Call +44 20 7946 0000')).click()

    expect(calls.map(({ phoneNumber, conversationId }) => [phoneNumber, conversationId])).to.deep.equal([
      ['+44 20 7946 0000', mia.id],
    ])
  })
})
