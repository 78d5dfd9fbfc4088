import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { ParleyEmojiButton } from './parley-emoji-button.ts'
import type { PickEmojiEvent } from './pick-emoji-event.ts'

async function emojiButton(properties: Partial<ParleyEmojiButton> = {}) {
  define({ 'parley-emoji-button': ParleyEmojiButton })
  const { element, stage } = await onStage<ParleyEmojiButton>(html`<parley-emoji-button></parley-emoji-button>`)
  Object.assign(element, properties)
  await element.updateComplete
  const picker = () => element.renderRoot.querySelector('parley-emoji-picker')?.shadowRoot
  return {
    element,
    stage,
    picker,
    picked: heard<PickEmojiEvent>(stage, 'parley-pick-emoji'),
    isOpen: () => find(element, '.box').matches(':popover-open'),
    /** Opens the picker and waits until its emojis are there. */
    async opens(name = 'Choose an emoji') {
      findButton(element, name).click()
      await waitUntil(() => picker()?.querySelector('.tabpanel .emoji'), 'emojis')
    },
  }
}

/** What has the focus inside the picker. */
const focusIn = (root: ShadowRoot | null | undefined) => root?.activeElement

describe('parley-emoji-button', () => {
  it('[EMO1] [A152] fetches nothing before it is pressed, and then from here alone', async () => {
    const { opens, picker } = await emojiButton()
    const fetched = () => performance.getEntriesByType('resource').map(({ name }) => name)
    expect(picker()).to.equal(undefined)
    await opens()
    expect(fetched().filter((name) => !name.startsWith(location.origin))).to.deep.equal([])
  })

  it('[EMO2] [A153] a chosen emoji is told, and the picker closes', async () => {
    const { element, opens, picker, picked, isOpen } = await emojiButton()
    await opens()
    picker()?.querySelector<HTMLElement>('.tabpanel .emoji')?.click()
    await waitUntil(() => picked.length > 0, 'an emoji')
    expect(picked[0]?.emoji).to.match(/\p{Emoji}/u)
    expect(isOpen()).to.equal(false)
    expect(element.shadowRoot?.activeElement).to.equal(findButton(element, 'Choose an emoji'))
  })

  it('[EMO3] is used by keyboard alone: finds by words, takes by Enter', async () => {
    const { opens, picker, picked } = await emojiButton()
    await opens()
    await waitUntil(() => focusIn(picker())?.matches('input[type=search]'), 'the focus in the search field')
    await sendKeys({ type: 'grinning squinting' })
    await waitUntil(() => picker()?.querySelectorAll('.tabpanel .emoji').length === 1, 'one emoji')
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => picked.length > 0, 'an emoji')
    expect(picked[0]?.emoji).to.equal('😆')
  })

  it('[EMO3] closes by Escape alone, which goes no further, and the focus is back on the button', async () => {
    const { element, stage, opens, isOpen } = await emojiButton()
    let keys = 0
    stage.addEventListener('keydown', () => (keys += 1))
    await opens()
    await sendKeys({ press: 'Escape' })
    expect(isOpen()).to.equal(false)
    expect(keys).to.equal(0)
    expect(element.shadowRoot?.activeElement).to.equal(findButton(element, 'Choose an emoji'))
  })

  it('[EMO3] closes by a click beside it', async () => {
    const { opens, isOpen } = await emojiButton()
    await opens()
    await sendMouse({ type: 'click', position: [600, 590] })
    expect(isOpen()).to.equal(false)
  })

  it('[EMO3] remembers the skin tone in this browser', async () => {
    const first = await emojiButton()
    await first.opens()
    const button = (picker: ShadowRoot | null | undefined) => picker?.querySelector<HTMLElement>('#skintone-button')
    button(first.picker())?.click()
    await waitUntil(() => button(first.picker())?.ariaExpanded === 'true', 'the skin tones')
    first.picker()?.querySelector<HTMLElement>('#skintone-4')?.click()
    await waitUntil(() => textOf(button(first.picker())).includes('🏾'), 'the chosen tone')
    const later = await emojiButton()
    await later.opens()
    await waitUntil(() => textOf(button(later.picker())).includes('🏾'), 'the tone chosen before')
  })

  it('[EMO1] speaks the page’s language', async () => {
    const { stage, opens, picker } = await emojiButton()
    await uiTexts.load('de')
    stage.speak({ language: 'de-AT' })
    await waitUntil(
      () => stage.querySelector('parley-emoji-button')?.shadowRoot?.querySelector('[aria-label="Emoji wählen"]'),
      'German',
    )
    await opens('Emoji wählen')
    expect(picker()?.querySelector('input')?.placeholder).to.equal('Suchen')
    await waitUntil(() => picker()?.querySelector('[title*="Gesicht"]'), 'German names')
  })

  it('[EMO6] says when the emojis cannot be had, and tries again', async () => {
    let tries = 0
    const { element } = await emojiButton({
      makePicker: async () => {
        tries += 1
        throw new Error('no network')
      },
    })
    findButton(element, 'Choose an emoji').click()
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]'), 'a word about it')
    expect(textOf(find(element, '[role=alert]'))).to.contain('The emojis could not be loaded.')
    findButton(element, 'Try again').click()
    await waitUntil(() => tries === 2, 'a second try')
  })

  it('[EMO7] passes axe in light and dark, closed and open', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { stage, opens } = await emojiButton()
      stage.theme = theme
      await expect(stage).to.be.accessible()
      await opens()
      await expect(stage).to.be.accessible()
    }
  })
})
