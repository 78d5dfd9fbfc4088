import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import { define } from '../define.ts'
import type { DraftEvent, SendEvent, TypingEvent } from '../events.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { find, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { ParleyComposer } from './parley-composer.ts'

async function composer(properties: Partial<ParleyComposer> = {}) {
  define({ 'parley-composer': ParleyComposer })
  const { element, stage } = await onStage<ParleyComposer>(html`<parley-composer></parley-composer>`)
  Object.assign(element, properties)
  await element.updateComplete
  const input = find<HTMLTextAreaElement>(element, 'textarea')
  return { element, stage, input, sent: heard<SendEvent>(stage, 'parley-send') }
}

/** What a keyboard or a paste does to the field. */
async function write(element: ParleyComposer, text: string) {
  const input = find<HTMLTextAreaElement>(element, 'textarea')
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await element.updateComplete
}

describe('parley-composer', () => {
  it('[CMP1] [A004] [A142] asks to send what was written, empties itself and keeps the focus', async () => {
    const { element, input, sent } = await composer()
    element.focus()
    await sendKeys({ type: 'Do you have it in blue?' })
    findButton(element, 'Send').click()
    await element.updateComplete
    expect(sent.map(({ text }) => text)).to.deep.equal(['Do you have it in blue?'])
    expect(input.value).to.equal('')
    expect(element.shadowRoot?.activeElement).to.equal(input)
  })

  it('[CMP2] sends by Enter, breaks the line by Shift and Enter', async () => {
    const { element, input, sent } = await composer()
    element.focus()
    await sendKeys({ type: 'Two' })
    await sendKeys({ down: 'Shift' })
    await sendKeys({ press: 'Enter' })
    await sendKeys({ up: 'Shift' })
    await sendKeys({ type: 'lines' })
    expect(input.value).to.equal('Two\nlines')
    await sendKeys({ press: 'Enter' })
    expect(sent.map(({ text }) => text)).to.deep.equal(['Two\nlines'])
  })

  it('[CMP3] leaves Enter to the input method while it composes', async () => {
    const { element, input, sent } = await composer({ draft: 'にほん' })
    for (const unfinished of [{ isComposing: true }, { keyCode: 229 }]) {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...unfinished })
      input.dispatchEvent(enter)
      expect(enter.defaultPrevented).to.equal(false)
    }
    expect(sent).to.have.lengthOf(0)
    expect(element.draft).to.equal('にほん')
  })

  it('[CMP4] keeps the draft where the ask is cancelled', async () => {
    const { element, stage, input } = await composer({ draft: 'Keep me' })
    stage.addEventListener('parley-send', (event) => event.preventDefault(), { once: true })
    findButton(element, 'Send').click()
    await element.updateComplete
    expect(input.value).to.equal('Keep me')
  })

  it('[CMP5] has nothing to send where nothing can be seen', async () => {
    const { element, sent } = await composer({ draft: ' \n\t ' })
    expect(findButton(element, 'Send').disabled).to.equal(true)
    element.send()
    expect(sent).to.have.lengthOf(0)
  })

  it('[CMP6] tells how much room is left near the limit, and never cuts what was written', async () => {
    const { element, sent } = await composer({ limitChars: 100 })
    await write(element, 'x'.repeat(89))
    expect(textOf(find(element, '#room'))).to.equal('')
    await write(element, 'x'.repeat(90))
    expect(textOf(find(element, '#room'))).to.equal('10 characters left')
    await write(element, 'x'.repeat(101))
    expect(textOf(find(element, '#room'))).to.equal('1 character too many')
    expect(textOf(find(element, '[role=status]'))).to.equal('1 character too many')
    expect(find(element, 'textarea').getAttribute('aria-invalid')).to.equal('true')
    expect(findButton(element, 'Send').disabled).to.equal(true)
    element.send()
    expect(sent).to.have.lengthOf(0)
    expect(element.draft).to.have.lengthOf(101)
  })

  it('[CMP6] says only some counts aloud', async () => {
    const { element } = await composer({ limitChars: 10_000 })
    await write(element, 'x'.repeat(9_877))
    expect(textOf(find(element, '#room'))).to.equal('123 characters left')
    expect(textOf(find(element, '[role=status]'))).to.equal('')
    await write(element, 'x'.repeat(9_900))
    expect(textOf(find(element, '[role=status]'))).to.equal('100 characters left')
  })

  it('[CMP7] keeps a draft readable and selectable while it may not be sent', async () => {
    const { element, input, sent } = await composer({ draft: 'Half a thought', disabled: true })
    expect(input.readOnly).to.equal(true)
    expect(input.value).to.equal('Half a thought')
    element.send()
    expect(sent).to.have.lengthOf(0)
  })

  it('[CMP8] [B009] says that somebody writes at once, then every three seconds at most, and when nothing is left', async () => {
    const { element, stage } = await composer()
    const told = heard<TypingEvent>(stage, 'parley-typing')
    const realNow = performance.now
    let now = realNow.call(performance)
    performance.now = () => now
    try {
      await write(element, 'H')
      now += 2_999
      await write(element, 'He')
      now += 1
      await write(element, 'Hel')
      await write(element, '')
      expect(told.map(({ is }) => is)).to.deep.equal(['writing', 'writing', 'stopped'])
    } finally {
      performance.now = realNow
    }
  })

  it('[CMP8] says nothing of stopping where the message itself ends the notice', async () => {
    const { element, stage } = await composer()
    const told = heard<TypingEvent>(stage, 'parley-typing')
    await write(element, 'Hello')
    element.send()
    find(element, 'textarea').dispatchEvent(new FocusEvent('blur'))
    expect(told.map(({ is }) => is)).to.deep.equal(['writing'])
  })

  it('[CMP9] tells of every change of the draft, so that it can be kept', async () => {
    const { element, stage } = await composer()
    const told = heard<DraftEvent>(stage, 'parley-draft')
    await write(element, 'Hello')
    element.send()
    expect(told.map(({ draft }) => draft)).to.deep.equal(['Hello', ''])
  })

  it('[CMP10] grows with its lines, up to a limit', async () => {
    const { element, input } = await composer()
    const oneLine = input.offsetHeight
    await write(element, 'one\ntwo\nthree')
    const threeLines = input.offsetHeight
    expect(threeLines).to.be.above(oneLine)
    await write(element, 'line\n'.repeat(200))
    expect(input.offsetHeight).to.be.below(threeLines * 4)
    expect(input.scrollHeight).to.be.above(input.offsetHeight)
  })

  it('[CMP11] [A142] [A144] leaves context menu, paste, copy and selection to the browser', async () => {
    const { input } = await composer({ draft: 'Select me' })
    for (const type of ['contextmenu', 'paste', 'copy', 'cut', 'selectstart', 'pointerdown', 'drop']) {
      const event = new Event(type, { bubbles: true, cancelable: true, composed: true })
      input.dispatchEvent(event)
      expect(event.defaultPrevented, type).to.equal(false)
    }
  })

  it('[CMP12] speaks another language from one moment to the next, with the draft in place', async () => {
    const { element, stage } = await composer({ draft: 'Hallo' })
    await uiTexts.load('de')
    stage.speak({ language: 'de' })
    await element.updateComplete
    expect(findButton(element, 'Senden').disabled).to.equal(false)
    expect(find(element, 'textarea').getAttribute('aria-label')).to.equal('Nachricht')
    expect(element.draft).to.equal('Hallo')
  })

  it('[CMP13] passes axe in light and dark, empty, disabled and over the limit', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { element, stage } = await composer()
      stage.theme = theme
      await expect(stage).to.be.accessible()
      Object.assign(element, { draft: 'x'.repeat(11), limitChars: 10 })
      await element.updateComplete
      await expect(stage).to.be.accessible()
      element.disabled = true
      await element.updateComplete
      await expect(stage).to.be.accessible()
    }
  })

  it('[CMP14] fits 320 pixels with text twice as large, and its button is 24 pixels or more', async () => {
    const { element, stage } = await composer({ draft: 'A_long_word_that_has_no_place_to_break_and_goes_on' })
    stage.style.setProperty('--width', '320px')
    stage.style.setProperty('--parley-zoom', '2')
    expect(element.scrollWidth).to.be.at.most(320)
    const { width, height } = findButton(element, 'Send').getBoundingClientRect()
    expect(Math.min(width, height)).to.be.at.least(24)
  })
})
