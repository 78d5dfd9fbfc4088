import { expect } from '@open-wc/testing'
import type { Message } from '@parley/protocol'
import { messageKinds } from '@parley/protocol/schemas'
import { sendKeys } from '@web/test-runner-commands'
import type { html } from 'lit'
import { define } from '../define.ts'
import type { MakeChoiceEvent } from '../events.ts'
import { find, findAll, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { draw, elements } from './date-picker.ts'
import type { Offer } from './offer.ts'
import type { ParleyDatePicker } from './parley-date-picker.ts'

type Picker = Message<'date-picker'>

const open: Offer = { seq: 7, is: 'open', made: undefined, isPending: false, refused: undefined }
const shown: Offer = { ...open, is: 'shown' }
const over: Offer = { ...open, is: 'closed' }
const madeSlot: Offer = { ...over, made: { actions: ['b'] } }
const madeDay: Offer = { ...over, made: { actions: [], values: { day: '2026-06-12' } } }

/** On the clock of whoever runs the test, as for a reader. */
const slot = (id: string, day: number, hour: number) => ({
  id,
  startsAt: new Date(2026, 9, day, hour).getTime(),
  endsAt: new Date(2026, 9, day, hour, 15).getTime(),
})

const times = (): Picker => ({
  kind: 'date-picker',
  title: 'When may we call you?',
  text: 'We need a quarter of an hour.',
  slots: [slot('a', 12, 9), slot('c', 13, 16), slot('b', 12, 11)],
})

const day = (): Picker => structuredClone(messageKinds['date-picker'].samples.day) as Picker

async function picker(message: Picker, offer: Offer | undefined = open, options?: Parameters<typeof onStage>[1]) {
  define(elements)
  const { element, stage } = await onStage<ParleyDatePicker>(
    draw(message, { offer, media: () => undefined, side: 'contact', isOwn: false }) as ReturnType<typeof html>,
    options,
  )
  const asked = heard<MakeChoiceEvent>(stage, 'parley-make-choice')
  const focused = () => element.shadowRoot?.activeElement
  const become = async (changed: Partial<ParleyDatePicker>) => {
    Object.assign(element, changed)
    await element.updateComplete
  }
  const all = () => textOf(element.shadowRoot?.firstElementChild)
  return { element, stage, asked, focused, become, all }
}

const radios = (element: ParleyDatePicker) => findAll<HTMLInputElement>(element, 'input[type=radio]')
const nameOf = (input: HTMLInputElement) => textOf(input.labels?.[0]).replace(/\s/g, ' ')
const problems = (element: ParleyDatePicker) => findAll(element, '.problem').map(textOf)

async function choose(element: ParleyDatePicker, name = 'Choose') {
  findButton(element, name).click()
  await element.updateComplete
}

function enter(element: ParleyDatePicker, value: string) {
  const input = find<HTMLInputElement>(element, 'input[type=date]')
  input.value = value
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
  return element.updateComplete
}

describe('date-picker', () => {
  it('[A095] groups times by the days of the reader, in order, as radio buttons', async () => {
    const { element, all } = await picker(times())
    const days = findAll(element, '.day').map((each) => [
      textOf(each.querySelector('h4')),
      ...[...each.querySelectorAll('input')].map(nameOf),
    ])
    expect(days).to.deep.equal([
      ['Monday, October 12', '9:00 – 9:15 AM', '11:00 – 11:15 AM'],
      ['Tuesday, October 13', '4:00 – 4:15 PM'],
    ])
    const group = find(element, '[role=radiogroup]')
    expect(textOf(element.shadowRoot?.getElementById(group.getAttribute('aria-labelledby') ?? ''))).to.equal(
      'When may we call you?',
    )
    expect(all())
      .to.contain('We need a quarter of an hour.')
      .and.to.match(/Time zone: .+/)
  })

  it('[A097] chooses a time by keyboard alone', async () => {
    const { element, asked } = await picker(times())
    radios(element)[0]?.focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    expect(asked.map(({ seq, choice }) => ({ seq, choice }))).to.deep.equal([{ seq: 7, choice: { actions: ['c'] } }])
  })

  it('[A097] chooses a day within its bounds', async () => {
    const { element, asked } = await picker(day())
    const input = find<HTMLInputElement>(element, 'input')
    expect([input.min, input.max, textOf(input.labels?.[0])]).to.deep.equal(['2026-06-01', '2026-09-30', 'Day'])
    expect(textOf(find(element, '#bounds')).replace(/\s/g, ' ')).to.equal('June 1 – September 30, 2026')
    await enter(element, '2026-06-12')
    await choose(element)
    expect(asked.map(({ choice }) => choice)).to.deep.equal([{ actions: [], values: { day: '2026-06-12' } }])
  })

  it('says what is wrong with a day, and goes there', async () => {
    const { element, asked, focused } = await picker(day())
    await choose(element)
    await waitUntil(() => focused() === find(element, 'input'))
    expect(problems(element)).to.deep.equal(['Please enter a day.'])
    await enter(element, '2026-10-01')
    expect(problems(element)).to.deep.equal(['Please choose Wednesday, September 30, 2026 or an earlier day.'])
    expect(find(element, 'input').ariaInvalid).to.equal('true')
    await choose(element)
    expect(asked).to.have.lengthOf(0)
    await enter(element, '2026-09-30')
    expect(problems(element)).to.deep.equal([])
  })

  it('asks for a time when none is chosen, and goes there', async () => {
    const { element, asked, focused } = await picker(times())
    await choose(element)
    await waitUntil(() => focused() === radios(element)[0])
    expect(problems(element)).to.deep.equal(['Please choose a time.'])
    expect(asked).to.have.lengthOf(0)
    radios(element)[1]?.click()
    await element.updateComplete
    expect(problems(element)).to.deep.equal([])
  })

  it('[B054] is chosen once however often one clicks', async () => {
    const { element, asked } = await picker(times())
    radios(element)[1]?.click()
    await choose(element)
    await choose(element)
    expect(asked.map(({ choice }) => choice)).to.deep.equal([{ actions: ['b'] }])
  })

  it('[A099] says in words what was chosen, and the focus stays with it', async () => {
    const { element, focused, become, all } = await picker(times())
    findButton(element, 'Choose').focus()
    await become({ offer: { ...madeSlot, isPending: true } })
    expect(textOf(find(element, '.made')).replace(/\s/g, ' ')).to.equal(
      'chosen: Monday, October 12, 2026, 11:00 – 11:15 AM',
    )
    expect(all()).to.contain('Sending…')
    expect(focused()).to.equal(find(element, '.sheet'))
    expect(findAll(element, 'input, button, .slot')).to.deep.equal([])
    await become({ offer: madeSlot })
    expect(all()).not.to.contain('Sending…')
    const other = await picker(day(), madeDay)
    expect(textOf(find(other.element, '.made'))).to.equal('chosen: Friday, June 12, 2026')
  })

  it('[A099] speaks the language of the reader', async () => {
    const { element, stage } = await picker(day(), madeDay)
    stage.speak({ language: 'de' })
    await waitUntil(() => textOf(find(element, '.made')) === 'ausgewählt: Freitag, 12. Juni 2026')
  })

  it('[A099] shows the agent every time, and which was chosen', async () => {
    const { element, all } = await picker(times(), { ...madeSlot, is: 'shown' })
    expect(findAll(element, '.slot').map((each) => textOf(each).replace(/\s/g, ' '))).to.deep.equal([
      '9:00 – 9:15 AM',
      'chosen 11:00 – 11:15 AM',
      '4:00 – 4:15 PM',
    ])
    expect(all()).to.contain('Monday, October 12, 2026')
    expect(findAll(element, 'input, button')).to.deep.equal([])
    const before = await picker(times(), shown)
    expect(before.all()).to.contain('Not answered yet')
    const days = await picker(day(), shown)
    expect(days.all()).to.contain('September 30, 2026')
  })

  it('[B054] can no longer be chosen in when it is over', async () => {
    for (const message of [times(), day()]) {
      const { element, all } = await picker(message, over)
      expect(all()).to.contain('This can no longer be chosen.')
      expect(findAll(element, 'input, button')).to.deep.equal([])
    }
  })

  it('[B054] can be chosen otherwise while its policy says so', async () => {
    for (const [message, offer] of [
      [times(), madeSlot],
      [day(), madeDay],
    ] as const) {
      const { element, asked, focused } = await picker(message, { ...offer, is: 'open' })
      findButton(element, 'Edit').focus()
      await choose(element, 'Edit')
      const input = find<HTMLInputElement>(element, 'input:checked, input[type=date]')
      await waitUntil(() => focused() === input)
      expect(input.value).to.equal(message.slots ? 'b' : '2026-06-12')
      await choose(element, 'Cancel')
      expect(focused()).to.equal(find(element, '.sheet'))
      await choose(element, 'Edit')
      if (message.slots) radios(element)[0]?.click()
      else await enter(element, '2026-06-13')
      await choose(element)
      const choice = message.slots ? { actions: ['a'] } : { actions: [], values: { day: '2026-06-13' } }
      expect(asked.map((event) => event.choice)).to.deep.equal([choice])
    }
  })

  it('opens again with what was picked when the server does not take it', async () => {
    const { element, become } = await picker(times())
    radios(element)[1]?.click()
    await choose(element)
    await become({ offer: { ...madeSlot, isPending: true } })
    await become({ offer: { ...open, refused: { field: 'actions.0', problem: 'is taken' } } })
    expect(radios(element).map(({ checked }) => checked)).to.deep.equal([false, true, false])
    expect(problems(element)).to.deep.equal(['This was not accepted. Please try again.'])
  })

  it('keeps what is picked whatever happens around it', async () => {
    const message = times()
    const { element, become } = await picker(message)
    radios(element)[1]?.click()
    await become({ message: structuredClone(message), offer: { ...open } })
    expect(radios(element)[1]?.checked).to.equal(true)
    const again = await picker(message)
    expect(radios(again.element)[1]?.checked, 'in an element drawn anew').to.equal(true)
    await become({ message: { ...message, title: 'Another one' }, offer: { ...open, seq: 9 } })
    expect(
      radios(element).some(({ checked }) => checked),
      'in another picker',
    ).to.equal(false)
  })

  it('draws two hundred times when they are asked for, and goes to the first of them', async () => {
    const slots = Array.from({ length: 200 }, (_, place) =>
      slot(`s${place}`, 1 + Math.floor(place / 8), 8 + (place % 8)),
    )
    const { element, focused } = await picker({ ...times(), slots })
    expect(radios(element)).to.have.lengthOf(24)
    radios(element)[3]?.click()
    findButton(element, '176 more times').focus()
    await choose(element, '176 more times')
    expect(radios(element)).to.have.lengthOf(200)
    await waitUntil(() => focused() === radios(element)[24])
    expect(radios(element)[3]?.checked).to.equal(true)
    const agent = await picker({ ...times(), slots }, shown)
    expect(findAll(agent.element, '.slot')).to.have.lengthOf(24)
    findButton(agent.element, '176 more times').focus()
    await choose(agent.element, '176 more times')
    expect(findAll(agent.element, '.slot')).to.have.lengthOf(200)
    expect(agent.focused()).to.equal(find(agent.element, '.sheet'))
  })

  it('shows markup as letters', async () => {
    const hostile = '<img src=x onerror=alert(1)> **not bold**'
    const { element, all } = await picker({ ...times(), title: hostile, text: hostile, submitLabel: hostile })
    expect(findAll(element, 'img')).to.deep.equal([])
    expect(all().split(hostile)).to.have.lengthOf(4)
  })

  it('fits 320 pixels with text twice as large', async () => {
    for (const message of [times(), day()])
      for (const offer of [open, shown, { ...madeSlot, is: 'open' as const }]) {
        const { element, stage } = await picker(message, offer, { width: 320 })
        stage.style.setProperty('--parley-zoom', '2')
        const sheet = find(element, '.sheet')
        expect(sheet.scrollWidth).to.be.at.most(sheet.clientWidth)
        for (const each of findAll(element, 'section *'))
          expect(each.getBoundingClientRect().right).to.be.at.most(sheet.getBoundingClientRect().right)
      }
  })

  it('is mirrored from right to left', async () => {
    const { element, stage } = await picker(times())
    stage.speak({ language: 'he' })
    await element.updateComplete
    const [first, second] = radios(element).map((radio) => radio.parentElement?.getBoundingClientRect())
    expect(first?.left).to.be.at.least(second?.left ?? 0)
    expect(getComputedStyle(find(element, 'h4')).direction).to.equal('rtl')
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme: open, wrong, chosen, over, and at the agent`, async () => {
      for (const message of [times, day])
        for (const offer of [
          open,
          message().slots ? madeSlot : madeDay,
          over,
          shown,
          { ...madeSlot, is: 'shown' as const },
        ]) {
          const { element, stage } = await picker(message(), offer, { theme })
          if (offer === open) await choose(element)
          await expect(stage).to.be.accessible()
        }
    })
})
