import { expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { defaultCoreSettings, type InMemoryAgent } from '@parley/server/in-memory'
import { descriptionOf, findAll, focused, gone, named, nameOf, textOf, until } from '../testing/find.ts'
import { ada, deskOf, Office, type PanelInTest } from '../testing/office.ts'
import { defineTeamCommunicator } from './define-team-communicator.ts'

const settings = { ...defaultCoreSettings, queues: { refunds: { name: 'Refunds', groups: ['care'], skills: [] } } }
const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben Okafor', nickname: 'Benny', ready: true, groups: ['care'] }
const cleo: InMemoryAgent = { agentId: 'cleo', name: 'Cleo Marchetti', skills: ['french'] }

const communicator = (panel: PanelInTest) => panel.shadowRoot!.querySelector('parley-team-communicator')!

/** Ada talks with Mia; Ben is ready in another panel, and Cleo in a third is not. */
async function together(office: Office, width = 1100) {
  const { panel, line } = await office.seat(ada, { width })
  const caller = await office.talking(panel, 'Mia Chen')
  const second = (await office.seat(ben)).panel
  const third = (await office.seat(cleo)).panel
  for (const each of [second, third]) await until(() => deskOf(each).state.agent, 'a colleague')
  return { panel, line, second, third, caller }
}

/** Opens it with a button of the toolbar. */
async function opens(panel: PanelInTest, button: string): Promise<HTMLElement> {
  ;(await named(panel, 'button', button)).click()
  const dialog = await dialogOf(panel)
  await until(() => targets(panel).length > 0, 'targets')
  return dialog
}

async function dialogOf(panel: PanelInTest): Promise<HTMLElement> {
  await until(() => findAll(communicator(panel), 'dialog[open]').length === 1, 'the Team Communicator')
  return findAll(communicator(panel), 'dialog[open]')[0]!
}

const closed = (panel: PanelInTest) =>
  until(() => findAll(communicator(panel), 'dialog[open]').length === 0, 'no Team Communicator')

const targets = (panel: PanelInTest) => findAll(communicator(panel), 'li').map(nameOf)

async function types(panel: PanelInTest, words: string) {
  const field = findAll<HTMLInputElement>(communicator(panel), 'input[type=search]')[0]!
  field.focus()
  field.value = words
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await communicator(panel).updateComplete
}

const labelOf = (entry: Element) =>
  [...entry.querySelector('span')!.childNodes].find((node) => node instanceof Text && node.data.trim())?.textContent ??
  ''

/** Opens the Action menu of a target, and gives the entries of it by their names. */
async function actionsOf(panel: PanelInTest, name: string): Promise<ReadonlyMap<string, HTMLElement>> {
  const item = await named(communicator(panel), 'listitem', name)
  ;(await named(item, 'button', 'Action')).click()
  await named(item, 'menuitem')
  return new Map(findAll(item, '[role=menuitem]').map((entry) => [labelOf(entry), entry]))
}

const stateOf = (panel: PanelInTest, name: string) => {
  const item = findAll(communicator(panel), 'li').find((each) => nameOf(each) === name)
  return item ? textOf(findAll(item, '.state')[0]) : ''
}

describe('parley-agent: Team Communicator', () => {
  let office: Office
  // What opens it is fetched when it is opened first: that may take longer than a test waits.
  before(defineTeamCommunicator)
  beforeEach(() => (office = new Office(settings)))
  afterEach(() => office.close())

  it('[A182] [A183] [TEA42] the transfer button opens it; a target is asked from its Action menu', async () => {
    const { panel, second } = await together(office)
    const dialog = await opens(panel, 'Instant Chat Transfer')
    expect(dialog.getAttribute('aria-label')).to.equal('Team Communicator')
    const actions = await actionsOf(panel, 'Ben Okafor')
    expect([...actions.keys()]).to.deep.equal([
      'Instant Chat Transfer',
      'Instant Chat Conference',
      'Start Chat Consultation',
      'Start IM Consultation',
      'Start Voice Consultation',
      'Send message',
    ])
    actions.get('Instant Chat Transfer')!.click()
    await closed(panel)
    ;(await named(second, 'button', 'Accept')).click()
    await named(second, 'heading', 'Mia Chen')
    await gone(panel, 'heading', 'Mia Chen')
  })

  it('[A186] [TEA43] agents, groups, skills and queues are found by name, nickname and what they belong to', async () => {
    const { panel } = await together(office)
    await opens(panel, 'Instant Chat Conference')
    await until(() => targets(panel).length === 5, 'all of them')
    expect(targets(panel)).to.deep.equal(['Ben Okafor', 'care', 'Refunds', 'Cleo Marchetti', 'french'])
    for (const [typed, found] of [
      ['okaf', ['Ben Okafor']],
      ['benny', ['Ben Okafor']],
      ['french', ['french', 'Cleo Marchetti']],
      ['refu', ['Refunds']],
    ] as const) {
      await types(panel, typed)
      expect(targets(panel), typed).to.deep.equal(found)
    }
    await types(panel, 'nobody')
    await until(
      () => findAll(communicator(panel), '[role=status]').some((each) => textOf(each).startsWith('Nobody is called')),
      'words',
    )
    await types(panel, '')
    for (const [kind, found] of [
      ['Agents', ['Ben Okafor', 'Cleo Marchetti']],
      ['Groups', ['care']],
      ['Skills', ['french']],
      ['Queues', ['Refunds']],
    ] as const) {
      ;(await named(communicator(panel), 'button', kind)).click()
      await communicator(panel).updateComplete
      expect(targets(panel), kind).to.deep.equal(found)
    }
  })

  it('[A188] [TEA42] what is not possible now stands in the menu and says why', async () => {
    const { panel } = await together(office)
    await opens(panel, 'Instant Chat Transfer')
    const actions = await actionsOf(panel, 'Cleo Marchetti')
    const transfer = actions.get('Instant Chat Transfer')!
    expect(transfer.ariaDisabled).to.equal('true')
    expect(descriptionOf(transfer)).to.equal('Is not ready.')
    transfer.click()
    expect(findAll(communicator(panel), 'dialog[open]')).to.have.length(1)
    const ofSkill = await actionsOf(panel, 'french')
    expect(descriptionOf(ofSkill.get('Instant Chat Transfer')!)).to.equal('Nobody else of them can be asked now.')
  })

  it('[TEA44] presence and numbers change while one looks, and nothing changes its place', async () => {
    const { panel, second } = await together(office)
    await opens(panel, 'Instant Chat Transfer')
    const before = targets(panel)
    expect(stateOf(panel, 'Ben Okafor')).to.contain('Ready · 0 of 3 chats')
    expect(stateOf(panel, 'care')).to.equal('Group · 1 free · 0 waiting')
    await deskOf(second).presence.set({ is: 'not-ready', reason: 'Lunch' })
    await office.clock.advance(250)
    await until(() => stateOf(panel, 'Ben Okafor').startsWith('Not ready: Lunch'), 'another presence')
    expect(stateOf(panel, 'care')).to.equal('Group · 0 free · 0 waiting')
    expect(targets(panel)).to.deep.equal(before)
  })

  it('[A182] [B034] [TEA49] works by typing, arrows, Enter and Escape', async () => {
    const { panel, second } = await together(office)
    const button = await named(panel, 'button', 'Instant Chat Transfer')
    button.focus()
    await until(() => focused() === button, 'the focus in the toolbar')
    await sendKeys({ press: 'Enter' })
    await dialogOf(panel)
    await until(() => targets(panel).length > 0, 'targets')
    await sendKeys({ press: 'Escape' })
    await closed(panel)
    expect(nameOf(focused()!)).to.equal('Instant Chat Transfer')
    await sendKeys({ press: 'Enter' })
    await until(() => targets(panel).length > 0, 'targets again')
    await sendKeys({ press: 'ArrowDown' })
    expect(nameOf(focused()!)).to.equal('Transfer to Ben Okafor')
    await sendKeys({ press: 'ArrowRight' })
    await sendKeys({ press: 'ArrowRight' })
    expect(nameOf(focused()!)).to.equal('Action')
    await sendKeys({ press: 'ArrowLeft' })
    await sendKeys({ press: 'Enter' })
    await until(() => focused()?.ariaPressed === 'true', 'a favourite')
    await sendKeys({ press: 'ArrowUp' })
    expect(nameOf(focused()!)).to.equal('Search targets')
    await sendKeys({ type: 'oka' })
    await until(() => targets(panel).length === 1, 'one target')
    await sendKeys({ press: 'Enter' })
    await closed(panel)
    await named(second, 'region', 'Invitation')
  })

  it('[TEA45] favourites come first, then who was asked last, in every window', async () => {
    const { panel } = await together(office)
    await opens(panel, 'Start Consultation')
    const french = await named(communicator(panel), 'listitem', 'french')
    ;(await named(french, 'button', 'Favourite')).click()
    const actions = await actionsOf(panel, 'Refunds')
    actions.get('Start Chat Consultation')!.click()
    await closed(panel)
    const again = (await office.seat(ada)).panel
    await named(again, 'heading', 'Mia Chen')
    await opens(again, 'Instant Chat Conference')
    expect(targets(again).slice(0, 2)).to.deep.equal(['french', 'Refunds'])
    expect(findAll(communicator(again), 'li h3').map(textOf)).to.deep.equal(['Favourites', 'Asked last', 'All targets'])
  })

  it('[A218] [A220] [TEA43] who is being consulted comes first; one press makes it a transfer', async () => {
    const { panel, third, caller } = await together(office)
    await deskOf(third).presence.set({ is: 'ready' })
    await deskOf(panel).team.invite(caller.conversation, 'chat-consultation', { kind: 'agent', id: 'cleo' })
    ;(await named(third, 'button', 'Accept')).click()
    await until(() => deskOf(panel).state.selected?.lanes.length === 1, 'a consultation')
    await opens(panel, 'Instant Chat Transfer')
    expect(targets(panel)[0]).to.equal('Cleo Marchetti')
    expect(findAll(communicator(panel), 'li h3').map(textOf)[0]).to.equal('Active Consultations')
    ;(await named(communicator(panel), 'button', 'Transfer to Cleo Marchetti')).click()
    await closed(panel)
    await until(() => deskOf(third).state.invitations.some(({ purpose }) => purpose === 'transfer'), 'the wish')
  })

  it('[B038] [TEA46] a note and the receipt go along as they stand', async () => {
    const { panel, second, caller } = await together(office)
    caller.says('Can I send the lamp back?')
    await until(
      () => findAll(panel, '[role=log]').some((log) => textOf(log).includes('send the lamp back')),
      'what Mia said',
    )
    await opens(panel, 'Instant Chat Transfer')
    const [note, asked] = findAll<HTMLTextAreaElement>(communicator(panel), 'textarea')
    expect(asked!.value).to.contain('Can I send the lamp back?')
    note!.value = 'A friendly one.'
    asked!.value = 'Return of a lamp'
    ;(await named(communicator(panel), 'button', 'Transfer to Ben Okafor')).click()
    await closed(panel)
    const card = await named(second, 'region', 'Invitation')
    await until(() => findAll(card, 'blockquote').length === 1, 'the note')
    expect(findAll(card, 'blockquote').map(textOf)).to.deep.equal(['A friendly one.'])
    ;(await named(second, 'button', 'Accept')).click()
    await until(() => findAll(second, 'dd').length > 0, 'the receipt')
    expect(findAll(second, 'dd').map(textOf)).to.deep.equal(['Return of a lamp'])
  })

  it('[A199] [TEA47] a voice consultation asks the page; without a telephone it says so', async () => {
    const { panel } = await together(office)
    await opens(panel, 'Start Consultation')
    ;(await actionsOf(panel, 'Ben Okafor')).get('Start Voice Consultation')!.click()
    await until(
      () => findAll(communicator(panel), '[role=alert]').some((each) => textOf(each).startsWith('No telephone')),
      'words',
    )
    const again = await actionsOf(panel, 'Ben Okafor')
    expect(again.get('Start Voice Consultation')!.ariaDisabled).to.equal('true')
  })

  it('[TEA47] a page with a telephone takes the call', async () => {
    const { panel } = await together(office)
    const calls: string[] = []
    panel.addEventListener('parley-call-agent', (event) => {
      event.preventDefault()
      calls.push(event.colleague.name)
    })
    await opens(panel, 'Start Consultation')
    ;(await actionsOf(panel, 'Ben Okafor')).get('Start Voice Consultation')!.click()
    await closed(panel)
    expect(calls).to.deep.equal(['Ben Okafor'])
  })

  it('[A212] [TEA50] a message is sent to a colleague, in a thread apart from the chat; to a group it says why not', async () => {
    const { panel, second } = await together(office)
    await opens(panel, 'Instant Chat Transfer')
    const none = (await actionsOf(panel, 'care')).get('Send message')!
    expect(none.ariaDisabled).to.equal('true')
    expect(descriptionOf(none)).to.equal('Only colleagues can be written to, one or several')
    await sendKeys({ press: 'Escape' })
    ;(await actionsOf(panel, 'Ben Okafor')).get('Send message')!.click()
    await closed(panel)
    await named(panel, 'region', 'Messages with Ben Okafor')
    await until(() => focused()?.matches('textarea'), 'the field in focus')
    await sendKeys({ type: 'Lunch?' })
    await sendKeys({ press: 'Enter' })
    await named(second, 'listitem', 'Ada')
    expect(deskOf(second).state.invitations).to.deep.equal([])
  })

  it('[B035] [TEA50] who may not write to colleagues reads so in the Action menu', async () => {
    const { panel } = await office.seat({ ...ada, permissions: ['team-communicator', 'transfer'] })
    await office.talking(panel, 'Mia Chen')
    const { panel: second } = await office.seat(ben)
    await until(() => deskOf(second).state.agent, 'a colleague')
    await opens(panel, 'Instant Chat Transfer')
    const denied = (await actionsOf(panel, 'Ben Okafor')).get('Send message')!
    expect(descriptionOf(denied)).to.equal('Your account may not do this. Ask your administrator.')
  })

  it('[A200] [A201] [TEA48] consults an agent of a group; the buttons go with the end of the chat', async () => {
    const { panel, second } = await together(office)
    await opens(panel, 'Start Consultation')
    ;(await named(communicator(panel), 'button', 'Consult care')).click()
    await closed(panel)
    const card = await named(second, 'region', 'Invitation')
    await until(() => findAll(card, 'strong').length === 1, 'the wish')
    expect(findAll(card, 'strong').map(textOf)).to.deep.equal(['Ada asks for a consultation'])
    ;(await named(panel, 'button', 'End Chat')).click()
    await gone(panel, 'button', 'Start Consultation')
    await gone(panel, 'button', 'Instant Chat Transfer')
  })

  it('[TEA40] the team is followed only while it is open, and again after a lost line', async () => {
    const { panel, line } = await together(office)
    await opens(panel, 'Instant Chat Transfer')
    line.cut()
    await until(() => deskOf(panel).state.line.is !== 'online', 'a lost line')
    await until(() => findAll(communicator(panel), '.do[aria-disabled=true]').length === 5, 'nothing possible')
    await office.clock.advance(5_000)
    await until(() => deskOf(panel).state.line.is === 'online', 'the line')
    await until(() => findAll(communicator(panel), '.do:not([aria-disabled])').length > 0, 'targets to ask')
    await sendKeys({ press: 'Escape' })
    await closed(panel)
    await until(() => deskOf(panel).state.team === undefined, 'nothing of the team')
  })

  it('[TEA49] on a phone, with the largest text, all of a target can be read and pressed', async () => {
    const { panel } = await together(office, 390)
    await setViewport({ width: 390, height: 800 })
    try {
      deskOf(panel).view.setZoom(2)
      deskOf(panel).view.show({ team: 'transfer', about: deskOf(panel).state.selected!.id })
      await dialogOf(panel)
      await until(() => targets(panel).length > 0, 'targets')
      const row = await named(communicator(panel), 'listitem', 'Ben Okafor')
      for (const words of findAll(row, '.name, .state'))
        expect(words.scrollWidth, textOf(words)).to.be.at.most(words.clientWidth)
      for (const button of findAll(row, 'button'))
        expect(button.getBoundingClientRect().right, nameOf(button)).to.be.at.most(row.getBoundingClientRect().right)
    } finally {
      await setViewport({ width: 800, height: 600 })
    }
  })

  for (const theme of ['light', 'dark'] as const)
    it(`is accessible, ${theme}`, async () => {
      const { panel, second, third } = await together(office)
      for (const other of [second, third]) other.remove()
      panel.theme = theme
      await opens(panel, 'Instant Chat Transfer')
      await expect(communicator(panel)).to.be.accessible()
    })
})
