import { expect } from '@open-wc/testing'
import { waitUntil } from '../testing/wait-until.ts'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import { define } from '../define.ts'
import type { ChooseEvent } from '../events.ts'
import { find, findAll, heard, onStage, textOf } from '../testing/stage.ts'
import { type MenuEntry, ParleyMenu } from './parley-menu.ts'

const presence: readonly MenuEntry[] = [
  { id: 'ready', label: 'Ready', checked: true },
  { id: 'break', label: 'Break', checked: false },
  { id: 'lunch', label: 'Lunch', checked: false },
  { id: 'back-office', label: 'Back office', checked: false },
  { id: 'print', label: 'Print', denied: 'Your account may not print.', apart: true },
]

async function menu(entries = presence) {
  define({ 'parley-menu': ParleyMenu })
  const { element, stage } = await onStage<ParleyMenu>(
    html`<parley-menu label="Presence" description="Ready" .entries=${entries}></parley-menu>`,
  )
  const button = find<HTMLButtonElement>(element, 'button')
  const popover = find(element, '.menu')
  const focused = () => element.shadowRoot?.activeElement
  return { element, stage, button, popover, focused, chosen: heard<ChooseEvent>(stage, 'parley-choose') }
}

describe('parley-menu', () => {
  it('[MNU1] opens at the button by pointer and by keyboard, with the focus on an entry', async () => {
    const { element, button, popover, focused } = await menu()
    button.click()
    expect(popover.matches(':popover-open')).to.equal(true)
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true')
    expect(textOf(focused())).to.equal('Ready')
    button.click()
    expect(popover.matches(':popover-open')).to.equal(false)
    button.focus()
    await sendKeys({ press: 'ArrowUp' })
    expect(textOf(focused())).to.match(/^Print/)
    expect(element.shadowRoot?.contains(popover)).to.equal(true)
  })

  it('[MNU2] moves by arrows, Home, End and first letters, in a circle', async () => {
    const { button, focused } = await menu()
    button.click()
    const goes = async (key: string) => {
      await sendKeys({ press: key })
      return focused()?.getAttribute('data-id')
    }
    expect(await goes('ArrowDown')).to.equal('break')
    expect(await goes('End')).to.equal('print')
    expect(await goes('ArrowDown')).to.equal('ready')
    expect(await goes('ArrowUp')).to.equal('print')
    expect(await goes('Home')).to.equal('ready')
    expect(await goes('b')).to.equal('break')
    expect(await goes('b')).to.equal('back-office')
  })

  it('[MNU3] tells what was chosen, closes, and gives the focus back to the button', async () => {
    const { button, popover, focused, chosen } = await menu()
    button.click()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'Enter' })
    expect(chosen.map(({ choice }) => choice)).to.deep.equal(['break'])
    expect(popover.matches(':popover-open')).to.equal(false)
    expect(focused()).to.equal(button)
  })

  it('[MNU4] Escape closes the menu and nothing behind it', async () => {
    const { stage, button, popover, focused, chosen } = await menu()
    const behind = heard<KeyboardEvent>(stage, 'keydown')
    button.click()
    await sendKeys({ press: 'Escape' })
    expect(popover.matches(':popover-open')).to.equal(false)
    expect(focused()).to.equal(button)
    expect(behind.filter(({ key }) => key === 'Escape')).to.have.lengthOf(0)
    expect(chosen).to.have.lengthOf(0)
  })

  it('[MNU5] [B035] says why an entry cannot be chosen, and does not let it', async () => {
    const { element, button, popover, chosen } = await menu()
    button.click()
    const print = findAll(element, '.entry').at(-1)
    expect(textOf(print)).to.equal('PrintYour account may not print.')
    expect(print?.getAttribute('aria-disabled')).to.equal('true')
    print?.click()
    expect(chosen).to.have.lengthOf(0)
    expect(popover.matches(':popover-open')).to.equal(true)
  })

  it('[MNU7] stays inside the window where it fits neither above its button nor below', async () => {
    const many = Array.from({ length: 30 }, (_, place) => ({ id: String(place), label: `Entry ${place}` }))
    const { element, button, popover } = await menu(many)
    element.style.cssText = 'position: fixed; inset-block-start: 50vh; inset-inline-start: 0'
    button.click()
    await waitUntil(() => popover.getBoundingClientRect().height > innerHeight / 2)
    const { top, bottom } = popover.getBoundingClientRect()
    expect(top).to.be.at.least(0)
    expect(bottom).to.be.at.most(innerHeight)
  })

  it('[MNU6] has a name and a description, and passes axe closed and open, in light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      const { stage, button, element } = await menu()
      stage.theme = theme
      expect(button.getAttribute('aria-label')).to.equal('Presence')
      expect(textOf(find(element, `#${button.getAttribute('aria-describedby')}`))).to.equal('Ready')
      await expect(stage).to.be.accessible()
      button.click()
      await waitUntil(() => button.getAttribute('aria-expanded') === 'true')
      await expect(stage).to.be.accessible()
    }
  })
})
