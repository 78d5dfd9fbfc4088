import { expect, fixture, html } from '@open-wc/testing'
import { says } from '@parley/protocol/testing'
import { define } from '@parley/ui'
import type { Reason } from '../attention/reasons.ts'
import { elements } from '../elements.ts'
import { deskWhere, talk } from '../testing/desk-where.ts'
import { allNamed } from '../testing/find.ts'
import type { ParleyInteractionBar } from './parley-interaction-bar.ts'

describe('the interaction bar of a busy agent', () => {
  it('[B030] [ATT9] twenty contacts who wait scroll below the choice of their order, and are one stop for the Tab key', async () => {
    define(elements)
    const entries = Array.from({ length: 20 }, (_, place) => talk(`Contact ${place}`, [['p1', says('Hello?')]]))
    const state = deskWhere(entries)
    const flashing = new Map(entries.slice(1).map(({ id }) => [id, ['warning'] as Reason[]]))
    const calls = { flashing, seen: new Set<string>(), waiting: [], isPageActive: true }
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    frame.style.cssText = 'display: grid; inline-size: 264px; block-size: 400px;'
    const bar = document.createElement('parley-interaction-bar') as ParleyInteractionBar
    frame.append(Object.assign(bar, { entries, state, calls, selected: entries[0]?.id }))
    await bar.updateComplete

    bar.scrollTop = bar.scrollHeight
    const order = allNamed(bar, 'button', 'Most urgent first')[0]
    expect(bar.scrollTop, 'it scrolls').to.be.above(400)
    expect(order?.getBoundingClientRect().top).to.be.closeTo(bar.getBoundingClientRect().top, 8)
    expect(bar.scrollWidth).to.be.at.most(264)
    const stops = allNamed(bar, 'listitem').filter((item) => item.querySelector('button')?.tabIndex === 0)
    expect(stops).to.have.length(1)
  })
})
