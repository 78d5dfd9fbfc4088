import { expect } from '@open-wc/testing'
import type { FormField, Message } from '@parley/protocol'
import { messageKinds } from '@parley/protocol/schemas'
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands'
import type { html } from 'lit'
import { define } from '../define.ts'
import type { MakeChoiceEvent } from '../events.ts'
import { find, findAll, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { draw, elements } from './form.ts'
import type { Offer } from './offer.ts'
import type { ParleyForm } from './parley-form.ts'

/** Another object each time: what was typed into a message stays with it. */
const sample = (name: keyof typeof messageKinds.form.samples) =>
  structuredClone(messageKinds.form.samples[name]) as Message<'form'>
const open: Offer = { seq: 7, is: 'open', made: undefined, isPending: false, refused: undefined }
const shown: Offer = { ...open, is: 'shown' }
const answers = {
  name: 'Mara Lind',
  email: 'mara@mail.example',
  people: 2,
  start: '2026-06-12',
  class: 'second',
  extras: ['bike', 'dog'],
  terms: true,
}
const answered: Offer = { ...open, is: 'closed', made: { actions: [], values: answers } }

async function form(
  message = sample('everyField'),
  offer: Offer | undefined = open,
  options?: Parameters<typeof onStage>[1],
) {
  define(elements)
  const { element, stage } = await onStage<ParleyForm>(
    draw(message, { offer, media: () => undefined, side: 'contact', isOwn: false }) as ReturnType<typeof html>,
    options,
  )
  const asked = heard<MakeChoiceEvent>(stage, 'parley-make-choice')
  const focused = () => element.shadowRoot?.activeElement
  const become = async (changed: Partial<ParleyForm>) => {
    Object.assign(element, changed)
    await element.updateComplete
  }
  return { element, stage, asked, focused, become }
}

/** A form with one field. */
const asking = (field: object): Message<'form'> => ({
  kind: 'form',
  title: 'One question',
  fields: [{ id: 'asked', label: 'Asked', ...field } as FormField],
})

/** The text of a label without the mark that is hidden from screen readers. */
const nameOf = (label: Element) => textOf(label).replace(/ (required|erforderlich)$/, '')

/** The control that is called `name`. */
function control(element: ParleyForm, name: string): HTMLInputElement {
  const label = findAll<HTMLLabelElement>(element, 'label').find((each) => nameOf(each) === name)
  if (!label?.control) throw new Error(`No control is called ${name}`)
  return label.control as HTMLInputElement
}

function fill(element: ParleyForm, name: string, value: string) {
  const field = control(element, name)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

async function send(element: ParleyForm, name = 'Send') {
  findButton(element, name).click()
  await element.updateComplete
}

/** What a control says of itself besides its name. */
const descriptionOf = (field: Element) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => textOf((field.getRootNode() as ShadowRoot).getElementById(id)))
    .join(' ')

const problems = (element: ParleyForm) => findAll(element, '.problem').map(textOf)

describe('form', () => {
  it('[A097] has a native control for every sort of field, each with its name', async () => {
    const { element } = await form()
    const types = ['Name', 'Email', 'People', 'First day', 'First', 'Bicycle', 'Wishes', 'I agree to the terms'].map(
      (name) => control(element, name).type,
    )
    expect(types).to.deep.equal(['text', 'email', 'number', 'date', 'radio', 'checkbox', 'textarea', 'checkbox'])
    expect(
      findAll(element, 'fieldset').map((set) => [set.getAttribute('role'), textOf(set.querySelector('legend'))]),
    ).to.deep.equal([
      ['radiogroup', 'Class'],
      ['group', 'Extras'],
    ])
    expect(find(element, '.sheet').role).to.equal('group')
    expect(textOf(find(element, 'h3'))).to.equal('Your journey')
    expect(textOf(find(element, '.text'))).to.equal('We answer within one day.')
  })

  it('[A097] says in words what is required, and to screen readers by the control', async () => {
    const { element } = await form()
    expect(textOf(control(element, 'Name').labels?.[0])).to.equal('Name required')
    expect(control(element, 'Name').required).to.equal(true)
    expect(find(element, 'label .mark').ariaHidden).to.equal('true')
    expect(textOf(control(element, 'Wishes').labels?.[0])).to.equal('Wishes')
    expect(descriptionOf(control(element, 'Email'))).to.equal('For the offer, and nothing else')
  })

  it('[A097] shows more than five options as a list that opens', async () => {
    const options = Array.from({ length: 6 }, (_, place) => ({ id: `m${place}`, label: `Month ${place}` }))
    const { element, asked } = await form(asking({ is: 'choice', options }))
    const select = control(element, 'Asked') as unknown as HTMLSelectElement
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'Please choose',
      ...options.map(({ label }) => label),
    ])
    fill(element, 'Asked', 'm4')
    await send(element)
    expect(asked[0]?.choice).to.deep.equal({ actions: [], values: { asked: 'm4' } })
  })

  it('[A098] sends everything at once, by keyboard alone', async () => {
    const { element, asked } = await form()
    control(element, 'Name').focus()
    const type = async (...steps: readonly ({ type: string } | { press: string })[]) => {
      for (const step of steps) await sendKeys(step)
    }
    const tab = { press: 'Tab' }
    await type({ type: ' Mara Lind ' }, tab, { type: 'mara@mail.example' }, tab, { type: '2' })
    fill(element, 'First day', '2026-06-12')
    find(element, 'input[type=radio]').focus()
    await type({ press: 'ArrowDown' }, tab, { press: 'Space' }, tab, { press: 'Space' }, tab)
    await type({ type: 'Window seats' }, tab, { press: 'Space' })
    findButton(element, 'Ask for an offer').focus()
    await sendKeys({ press: 'Enter' })
    expect(asked.map(({ seq, choice }) => ({ seq, choice }))).to.deep.equal([
      { seq: 7, choice: { actions: [], values: { ...answers, wishes: 'Window seats' } } },
    ])
  })

  it('[A098] leaves out what was not answered, and says that nothing was agreed to', async () => {
    const { element, asked } = await form({
      ...asking({ is: 'text' }),
      fields: [
        { is: 'text', id: 'wishes', label: 'Wishes' },
        { is: 'number', id: 'people', label: 'People' },
        { is: 'consent', id: 'news', label: 'News by mail' },
      ],
    })
    await send(element)
    expect(asked[0]?.choice.values).to.deep.equal({ news: false })
  })

  it('sends nothing while something is wrong, says what beside each field, and goes to the first', async () => {
    const { element, asked, focused } = await form()
    fill(element, 'Name', 'Mara')
    fill(element, 'Email', 'mara')
    fill(element, 'People', '9')
    await send(element, 'Ask for an offer')
    await waitUntil(() => focused() === control(element, 'Email'))
    expect(asked).to.have.lengthOf(0)
    expect(problems(element)).to.deep.equal([
      'Please enter an email address such as name@example.com.',
      'Please enter 8 or less.',
      'Please agree to this.',
    ])
    const email = control(element, 'Email')
    expect(email.ariaInvalid).to.equal('true')
    expect(descriptionOf(email)).to.equal(
      'For the offer, and nothing else Please enter an email address such as name@example.com.',
    )
    expect(control(element, 'Name').ariaInvalid).to.equal(null)
  })

  it('says what is wrong with a field when it is left, not before, and no more once it is right', async () => {
    const { element } = await form()
    control(element, 'Email').focus()
    await sendKeys({ type: 'mara' })
    expect(problems(element)).to.deep.equal([])
    await sendKeys({ press: 'Tab' })
    await element.updateComplete
    expect(problems(element)).to.have.lengthOf(1)
    // Passing through an empty field is no mistake.
    await sendKeys({ press: 'Tab' })
    await element.updateComplete
    expect(problems(element)).to.have.lengthOf(1)
    fill(element, 'Email', 'mara@mail.example')
    await element.updateComplete
    expect(problems(element)).to.deep.equal([])
  })

  it('is sent by one press of the pointer, also where the field that is left has a problem to tell', async () => {
    const { element } = await form()
    control(element, 'Email').focus()
    await sendKeys({ type: 'mara' })
    const button = findButton(element, 'Ask for an offer')
    button.scrollIntoView({ block: 'end' })
    const { x, y, width, height } = button.getBoundingClientRect()
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height - 4)] })
    await resetMouse()
    await element.updateComplete
    expect(problems(element)).to.include('Please agree to this.')
  })

  it('says in German and in words of the calendar what is wrong', async () => {
    const { element, stage } = await form(asking({ is: 'date', from: '2026-06-01' }))
    stage.speak({ language: 'de' })
    await waitUntil(() => textOf(find(element, 'button')) === 'Senden')
    fill(element, 'Asked', '2026-05-01')
    await send(element, 'Senden')
    expect(problems(element)).to.deep.equal(['Bitte wählen Sie Montag, 1. Juni 2026 oder einen späteren Tag.'])
  })

  it('goes to the group of options that lacks one, which says so', async () => {
    const options = [{ id: 'a', label: 'A' }]
    for (const several of [false, true]) {
      const { element, focused } = await form(asking({ is: 'choice', several, options, required: true }))
      await send(element)
      const input = find<HTMLInputElement>(element, 'input')
      await waitUntil(() => focused() === input)
      expect(problems(element)).to.deep.equal(['Please fill this in.'])
      expect(descriptionOf(input)).to.equal('Please fill this in.')
      expect((several ? input : find(element, 'fieldset')).ariaInvalid).to.equal('true')
    }
  })

  it('[B054] is sent once however often one clicks', async () => {
    const { element, asked } = await form(sample('short'))
    fill(element, 'Order number', 'A-17')
    const button = findButton(element, 'Send')
    button.click()
    button.click()
    await send(element)
    expect(asked).to.have.lengthOf(1)
  })

  it('[B054] can be sent again after somebody has cancelled it', async () => {
    const { element, stage, asked } = await form(sample('short'))
    stage.addEventListener('parley-make-choice', (event) => event.preventDefault(), { once: true })
    fill(element, 'Order number', 'A-17')
    await send(element)
    await send(element)
    expect(asked).to.have.lengthOf(2)
  })

  it('keeps what is typed whatever happens around it', async () => {
    const { element, stage, become } = await form()
    fill(element, 'Name', 'Mara')
    fill(element, 'People', '2')
    await become({ message: sample('everyField'), offer: { ...open } })
    stage.speak({ language: 'de' })
    await waitUntil(() => element.textContent !== null && find(element, '.mark').textContent === 'erforderlich')
    expect([control(element, 'Name').value, control(element, 'People').value]).to.deep.equal(['Mara', '2'])
    const again = await form(element.message)
    expect(control(again.element, 'Name').value, 'in an element drawn anew').to.equal('Mara')
    await become({ message: sample('short'), offer: { ...open, seq: 9 } })
    expect(control(element, 'Order number').value, 'in another form').to.equal('')
  })

  it('[A099] stands there with its answers once it is on its way, and the focus stays with it', async () => {
    const { element, focused, become } = await form()
    findButton(element, 'Ask for an offer').focus()
    await become({ offer: { ...answered, isPending: true } })
    expect(focused()).to.equal(find(element, '.sheet'))
    const read = findAll(element, '.answers > div').map((each) => [
      textOf(each.querySelector('dt')),
      textOf(each.querySelector('dd')),
    ])
    expect(read).to.deep.equal([
      ['Name', 'Mara Lind'],
      ['Email', 'mara@mail.example'],
      ['People', '2'],
      ['First day', 'Friday, June 12, 2026'],
      ['Class', 'Second'],
      ['Extras', 'Bicycle, Dog'],
      ['Wishes', 'No answer'],
      ['I agree to the terms', 'Yes'],
    ])
    expect(findAll(element, 'input, button')).to.deep.equal([])
    expect(textOf(find(element, '.state'))).to.equal('Sending…')
    await become({ offer: answered })
    expect(textOf(find(element, '.state'))).to.equal('Sent')
    expect(focused()).to.equal(find(element, '.sheet'))
  })

  it('leaves the focus where it is when the reader has gone elsewhere', async () => {
    const { element, become } = await form()
    await become({ offer: answered })
    expect(element.shadowRoot?.activeElement).to.equal(null)
  })

  it('opens again with what was typed when the server does not take it, at the field it names', async () => {
    const { element, focused, become } = await form(sample('short'))
    fill(element, 'Order number', 'A-17')
    findButton(element, 'Send').focus()
    await send(element)
    await become({
      offer: { ...open, is: 'closed', made: { actions: [], values: { order: 'A-17' } }, isPending: true },
    })
    await become({ offer: { ...open, refused: { field: 'values.order', problem: 'is unknown' } } })
    await waitUntil(() => focused() === control(element, 'Order number'))
    expect(control(element, 'Order number').value).to.equal('A-17')
    expect(problems(element)).to.deep.equal(['Please check this answer.'])
    fill(element, 'Order number', 'A-18')
    await element.updateComplete
    expect(problems(element)).to.deep.equal([])
  })

  it('says that it was not taken when the server names no field', async () => {
    const { element } = await form(sample('short'), {
      ...open,
      refused: { field: '', problem: '' },
    })
    expect(problems(element)).to.deep.equal(['This was not accepted. Please try again.'])
  })

  it('[B054] can be changed while its policy says so', async () => {
    const { element, asked, focused, become } = await form(sample('everyField'), {
      ...answered,
      is: 'open',
    })
    findButton(element, 'Edit').focus()
    findButton(element, 'Edit').click()
    await element.updateComplete
    await waitUntil(() => focused() === control(element, 'Name'))
    expect(control(element, 'Name').value).to.equal('Mara Lind')
    expect(control(element, 'Second').checked && control(element, 'Dog').checked).to.equal(true)
    findButton(element, 'Cancel').click()
    await element.updateComplete
    expect(focused()).to.equal(find(element, '.sheet'))
    findButton(element, 'Edit').click()
    await element.updateComplete
    fill(element, 'People', '3')
    await send(element, 'Ask for an offer')
    expect(asked.map(({ choice }) => choice.values)).to.deep.equal([{ ...answers, people: 3 }])
    await become({ offer: { ...answered, is: 'open', made: asked[0]?.choice, isPending: true } })
    expect(findAll(element, 'button')).to.deep.equal([])
  })

  it('[B054] shows its questions when it is over, and takes nothing', async () => {
    const { element } = await form(sample('everyField'), { ...open, is: 'closed' })
    expect(findAll(element, 'input, select, textarea, button')).to.deep.equal([])
    expect(textOf(element.shadowRoot?.firstElementChild)).to.contain('This form can no longer be sent.')
    expect(textOf(find(element, 'ul'))).to.contain('Wishes')
  })

  for (const offer of [shown, { ...answered, is: 'shown' as const }])
    it(`[A099] shows the agent all of it, ${offer.made ? 'with the answers' : 'before it is answered'}`, async () => {
      const { element } = await form(sample('everyField'), offer)
      const all = textOf(element.shadowRoot?.firstElementChild)
      expect(findAll(element, 'input, select, textarea, button')).to.deep.equal([])
      const texts = ['Your journey', 'We answer within one day.', 'Wishes', 'For the offer, and nothing else']
      for (const text of [...texts, 'To choose from: First, Second', 'To choose from: Bicycle, Dog'])
        expect(all).to.contain(text)
      expect(all).to.contain(offer.made ? 'Mara Lind' : 'Not answered yet')
    })

  it('[A111] shows the address of what is agreed to, and opens that', async () => {
    const { element } = await form(asking({ is: 'consent', url: 'https://Travel.example/a/../terms' }))
    const link = find<HTMLAnchorElement>(element, 'a')
    expect([textOf(link), link.href]).to.deep.equal(Array(2).fill('https://travel.example/terms'))
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow ugc'])
    expect(descriptionOf(control(element, 'Asked'))).to.contain('https://travel.example/terms')
  })

  it('shows markup as letters', async () => {
    const hostile = '<img src=x onerror=alert(1)> **not bold** "\'></textarea>'
    const fields = [
      { is: 'text', id: 'a', label: hostile, hint: hostile },
      { is: 'choice', id: 'b', label: hostile, options: [{ id: 'x', label: hostile }] },
      { is: 'consent', id: 'c', label: hostile },
    ] as const
    const message: Message<'form'> = { kind: 'form', title: hostile, text: hostile, fields: [...fields] as never }
    const values = { a: hostile, b: 'x', c: true }
    for (const offer of [open, shown, { ...answered, made: { actions: [], values } }]) {
      const { element } = await form({ ...message, submitLabel: hostile }, offer)
      expect(findAll(element, 'img')).to.deep.equal([])
      expect(element.shadowRoot?.textContent.split(hostile).length).to.be.above(4)
    }
  })

  it('a field called __proto__ changes no object, and no object answers for it', async () => {
    const message: Message<'form'> = {
      kind: 'form',
      title: 'Names',
      fields: ['__proto__', 'constructor'].map((id) => ({ is: 'text', id, label: `Say ${id}` })),
    }
    const { element, asked } = await form(message)
    fill(element, 'Say __proto__', 'polluted')
    await send(element)
    expect(Object.entries(asked[0]?.choice.values ?? {})).to.deep.equal([['__proto__', 'polluted']])
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined)
    expect(Object.getPrototypeOf({})).to.equal(Object.prototype)
    const other = await form(message, { ...shown, made: { actions: [], values: {} } })
    expect(findAll(other.element, 'dd').map(textOf)).to.deep.equal(['No answer', 'No answer'])
  })

  it('fits 320 pixels with text twice as large, whatever its words', async () => {
    const long = 'Rechtsschutzversicherungsgesellschaften'.repeat(2)
    const fields = [
      { is: 'text', id: 'a', label: long, hint: long, required: true },
      { is: 'choice', id: 'b', label: long, options: [{ id: 'x', label: long }] },
      { is: 'choice', id: 'd', label: long, options: 'abcdef'.split('').map((id) => ({ id, label: long })) },
      { is: 'consent', id: 'c', label: long, url: `https://a.example/${long}`, required: true },
    ] as const
    const message = { kind: 'form', title: long, fields: [...fields], submitLabel: long } as unknown as Message<'form'>
    for (const offer of [open, shown]) {
      const { element, stage } = await form(message, offer, { width: 320 })
      stage.style.setProperty('--parley-zoom', '2')
      const sheet = find(element, '.sheet')
      expect(sheet.scrollWidth).to.be.at.most(sheet.clientWidth)
      for (const each of findAll(element, '*'))
        expect(each.getBoundingClientRect().right, each.outerHTML).to.be.at.most(sheet.getBoundingClientRect().right)
    }
  })

  it('is mirrored from right to left', async () => {
    const { element, stage } = await form(sample('rightToLeft'))
    stage.speak({ language: 'he' })
    await element.updateComplete
    expect(getComputedStyle(find(element, '.control')).direction).to.equal('rtl')
    expect(getComputedStyle(control(element, 'דואר אלקטרוני')).textAlign).to.equal('end')
  })

  for (const theme of ['light', 'dark'] as const)
    it(`passes axe in the ${theme} theme: open, wrong, answered, over, and at the agent`, async () => {
      for (const offer of [
        open,
        answered,
        { ...open, is: 'closed' as const },
        shown,
        { ...answered, is: 'open' as const },
      ]) {
        const { element, stage } = await form(sample('everyField'), offer, { theme })
        if (offer === open) await send(element, 'Ask for an offer')
        await expect(stage).to.be.accessible()
      }
    })
})
