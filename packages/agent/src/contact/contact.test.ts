import { expect } from '@open-wc/testing'
import { opensTab } from '../testing/tabs.ts'
import { findAll, named, nameOf, textOf, until } from '../testing/find.ts'
import { heard } from '../testing/hands.ts'
import { ada, Office, type Caller, type Seat } from '../testing/office.ts'

type Panel = Pick<Seat, 'panel'>

const all = <Found extends HTMLElement = HTMLElement>({ panel }: Panel, tag: string, selector: string): Found[] =>
  findAll(panel, tag).flatMap((element) => [...(element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])])

const button = (seat: Panel, name: string) =>
  findAll(seat.panel, 'button').find((each) => nameOf(each) === name && each.checkVisibility())

async function press(seat: Panel, name: string) {
  await until(() => button(seat, name), `a button “${name}”`)
  button(seat, name)!.click()
}

const input = (seat: Panel, id: string) => all<HTMLInputElement>(seat, 'parley-contact', `#${id}`)[0]

function write(field: HTMLInputElement, value: string) {
  field.value = value
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

describe('the contact at the desk', () => {
  let office: Office
  beforeEach(() => (office = new Office()))
  afterEach(() => office.close())

  async function desk(name = 'Mia Chen'): Promise<Seat & { caller: Caller }> {
    const seat = await office.seat()
    const caller = await office.talking(seat.panel, name)
    await opensTab(seat, 'Contact')
    await until(() => input(seat, 'name'), 'the name')
    return { ...seat, caller }
  }

  async function adds(seat: Panel, what: 'e-mail address' | 'phone number', value: string) {
    const id = what === 'phone number' ? 'phones' : 'emails'
    const at = all(seat, 'parley-contact', `[id^=${id}-]`).filter(({ tagName }) => tagName === 'INPUT').length
    await press(seat, `Add ${what}`)
    await until(() => input(seat, `${id}-${at}`), 'a line for it')
    write(input(seat, `${id}-${at}`)!, value)
  }

  it('[CTC32] [CTC33] says what the website vouches for as soon as it is known who it is', async () => {
    const seat = await desk()
    const { core, store } = await office.server
    const from = (await store.historyOf(seat.caller.conversation))!.contact
    const id = 'I'.repeat(22)
    const profile = { name: 'Mia Chen', emails: ['mia@example.com'], phones: [], language: null, fields: {} }
    await store.putIdentity(
      { contact: id, site: 'shop', subject: 'u-7', claims: '{"name":"Mia Chen","fields":{}}', saidAt: 1 },
      {
        id,
        site: 'shop',
        profile: JSON.stringify(profile),
        words: '',
        verified: true,
        version: 0,
        createdAt: 1,
        mergedInto: null,
      },
      null,
      null,
    )
    await core.identified({ from, to: { id, name: 'Mia Chen' } })
    const verified = () => all(seat, 'parley-contact', '.verified').map(textOf).join()
    await until(() => verified() === 'Verified: signed in on the website (Name)', 'that the contact is verified')
    expect(all(seat, 'parley-contact', '.meta').map(textOf).join()).not.to.contain('Not verified')
    expect(input(seat, 'emails-0')!.value).to.equal('mia@example.com')
  })

  it('[A175] [A181] [CTC1] [CTC20] shows who it is as introduced, and keeps what the agent writes, with who changed what', async () => {
    const seat = await desk()
    expect(input(seat, 'name')!.value).to.equal('Mia Chen')
    expect(all(seat, 'parley-contact', '.meta').map(textOf).join()).to.contain('Not verified')
    write(input(seat, 'name')!, 'Mia Chen-Weber')
    await adds(seat, 'e-mail address', 'mia@example.com')
    await opensTab(seat, 'Responses')
    await opensTab(seat, 'Contact')
    await until(() => input(seat, 'emails-0')?.value === 'mia@example.com', 'what was written before')
    await press(seat, 'Save')
    const changes = () => all(seat, 'parley-contact-past', 'li').map(textOf)
    await until(() => changes().length === 1, 'the change')
    expect(changes()[0]).to.contain('Ada, Today, 9:00 AM')
    expect(changes()[0]).to.contain('Name: Mia Chen → Mia Chen-Weber')
    expect(changes()[0]).to.contain('E-mail addresses: nothing → mia@example.com')
  })

  it('[CTC3] [CTC20] a refusal stands at its field, which keeps what was written', async () => {
    const seat = await desk()
    await adds(seat, 'phone number', 'call me maybe')
    await press(seat, 'Save')
    const problem = () => textOf(all(seat, 'parley-contact', '#phones-problem')[0])
    await until(() => problem().startsWith('Write a number with its country’s code'), 'the reason')
    expect(input(seat, 'phones-0')!.value).to.equal('call me maybe')
    expect(input(seat, 'phones-0')!.getAttribute('aria-invalid')).to.equal('true')
  })

  it('[CTC5] [CTC20] who was overtaken sees what the other changed, and decides', async () => {
    const seat = await desk()
    const other = await office.seat(ada)
    await opensTab(other, 'Contact')
    await until(() => input(other, 'name'), 'the name')
    write(input(other, 'name')!, 'Mia C.')
    await press(other, 'Save')
    await until(() => all(other, 'parley-contact-past', 'li').length === 1, 'the change')

    write(input(seat, 'name')!, 'Mia Weber')
    await press(seat, 'Save')
    await until(() => all(seat, 'parley-contact', '.box[role=alert]').length === 1, 'what happened')
    expect(textOf(all(seat, 'parley-contact', '.box p')[0])).to.equal(
      'Ada changed this contact meanwhile: Mia C.. Your changes are still here.',
    )
    expect(input(seat, 'name')!.value).to.equal('Mia Weber')
    await press(seat, 'Save mine over it')
    await until(() => all(seat, 'parley-contact-past', 'li').length === 2, 'both changes')
    expect(input(seat, 'name')!.value).to.equal('Mia Weber')
  })

  it('[A177] [A178] [A180] [A023] [CTC21] numbers and addresses are called and written to, in the tab and in Party Actions', async () => {
    const seat = await desk()
    await adds(seat, 'phone number', '+44 20 7946 0000')
    await adds(seat, 'e-mail address', 'mia@example.com')
    await press(seat, 'Save')
    const [calls, mails] = [heard(seat.panel, 'parley-call'), heard(seat.panel, 'parley-email')]
    for (const type of ['parley-call', 'parley-email'])
      seat.panel.addEventListener(type, (event) => event.preventDefault())
    await press(seat, 'Call +44 20 7946 0000')
    await press(seat, 'E-mail mia@example.com')
    ;(await named(seat.panel, 'button', 'Party Actions')).click()
    ;(await named(seat.panel, 'menuitem', 'Call +44 20 7946 0000')).click()
    ;(await named(seat.panel, 'button', 'Party Actions')).click()
    ;(await named(seat.panel, 'menuitem', 'E-mail mia@example.com')).click()
    const id = seat.caller.conversation
    const dialed = ['+44 20 7946 0000', id]
    expect(calls.map((event) => [event.phoneNumber, event.conversationId])).to.deep.equal([dialed, dialed])
    expect(mails.map(({ address }) => address)).to.deep.equal(['mia@example.com', 'mia@example.com'])
  })

  it('[A177] [A178] [CTC21] without a number or an address Party Actions says so', async () => {
    const seat = await desk()
    ;(await named(seat.panel, 'button', 'Party Actions')).click()
    await named(seat.panel, 'menuitem')
    const shown = findAll(seat.panel, '[role=menuitem]').filter((item) => item.checkVisibility())
    expect(shown.slice(0, 2).map(textOf)).to.deep.equal([
      'CallNo phone number of this contact is known',
      'E-mailNo e-mail address of this contact is known',
    ])
  })

  it('[A179] [CTC9] [CTC22] Schedule Callback opens New Callback, and the callback stands with the contact', async () => {
    const seat = await desk()
    await press(seat, 'Schedule Callback')
    const dialog = () => all<HTMLDialogElement>(seat, 'parley-callback-dialog', 'dialog')[0]!
    await until(() => dialog()?.open, 'the dialog')
    expect(textOf(dialog().querySelector('h2'))).to.equal('New Callback')
    const field = (id: string) => dialog().querySelector<HTMLInputElement>(`#${id}`)!
    field('number').value = 'x'
    dialog().querySelector('form')!.requestSubmit()
    await until(() => textOf(field('problem')).startsWith('Write a number'), 'the reason')
    field('number').value = '+44 20 7946 0000'
    field('note').value = 'About the lamp'
    dialog().querySelector('form')!.requestSubmit()
    await until(() => !dialog().open, 'no dialog')
    const callbacks = () => all(seat, 'parley-contact-past', 'li').map(textOf)
    await until(() => callbacks().length === 1, 'the callback')
    expect(callbacks()[0]).to.contain('+44 20 7946 0000 About the lamp Planned by Ada')
    all(seat, 'parley-contact-past', 'li button')[0]!.click()
    await until(() => callbacks().length === 0, 'no callback')
  })

  it('[CTC22] a page that plans callbacks better takes over', async () => {
    const seat = await desk()
    seat.panel.addEventListener('parley-callback', (event) => event.preventDefault())
    const wishes = heard(seat.panel, 'parley-callback')
    await press(seat, 'Schedule Callback')
    expect(wishes.map(({ conversationId }) => conversationId)).to.deep.equal([seat.caller.conversation])
    expect(all<HTMLDialogElement>(seat, 'parley-callback-dialog', 'dialog').some(({ open }) => open)).to.equal(false)
  })

  it('[A176] [CTC6] [CTC7] an interaction is assigned to a known contact, and that is undone', async () => {
    const seat = await desk('Maria Silva')
    await office.talking(seat.panel, 'somebody')
    await until(() => input(seat, 'name')?.value === 'somebody', 'the other contact')
    await press(seat, 'Assign to a known contact')
    const words = () => all<HTMLInputElement>(seat, 'parley-contact-finder', '#words')[0]!
    write(words(), 'silva')
    words().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await press(seat, 'Assign Maria Silva')
    await until(() => input(seat, 'name')?.value === 'Maria Silva', 'who it is')
    expect(textOf(all(seat, 'parley-contact', '.box p')[0])).to.equal(
      'Assigned to Maria Silva. In this chat the contact is called somebody.',
    )
    await press(seat, 'Undo the assignment')
    await until(() => input(seat, 'name')?.value === 'somebody', 'who it was')
  })
})
