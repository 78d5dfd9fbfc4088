import { expect } from '@open-wc/testing'
import { defaultCoreSettings, type CoreSettings } from '@parley/server/in-memory'
import { allNamed, findAll, focused, gone, named, textOf, until } from '../testing/find.ts'
import { press, write } from '../testing/hands.ts'
import { Office, type Caller } from '../testing/office.ts'

const card = '4111 1111 1111 1111'
const masked = '•••• •••• •••• 1111'

const settingsWith = (shop: Partial<CoreSettings['sites'][string]>): CoreSettings => ({
  ...defaultCoreSettings,
  sites: { shop: { ...defaultCoreSettings.sites['shop']!, ...shop } },
})

describe('parley-agent: the composer', () => {
  let office: Office
  afterEach(() => office.close())

  const log = (panel: Element) => textOf(allNamed(panel, 'log', 'Conversation')[0])
  const hears = (mia: Caller, text: string) =>
    until(() => {
      const lines =
        mia.client.conversations.get(mia.conversation)?.transcript.chunks.flatMap(({ lines }) => lines) ?? []
      return lines.some((line) => line.is === 'message' && line.text === text)
    }, `the message “${text}” at the contact`)

  /** An agent who is writing while the contact writes, too. */
  async function crossing(text = 'Shall I send the blue one?') {
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await write(panel, text)
    await office.clock.advance(1_000)
    mia.says('No, the red one please')
    await until(() => log(panel).includes('No, the red one please'), 'what the contact wrote')
    ;(await named(panel, 'button', 'Send')).click()
    return { panel, mia }
  }

  it('[CMP21] [B031] shows first what the contact wrote meanwhile, and keeps the message', async () => {
    office = new Office()
    const { panel } = await crossing()
    await named(panel, 'button', 'Send anyway')
    expect(textOf(findAll(panel, '.crossed')[0])).to.contain('Mia Chen wrote meanwhile: No, the red one please')
    expect((await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')).value).to.equal('Shall I send the blue one?')
    await expect(panel).to.be.accessible()
  })

  it('[CMP22] [B031] Enter once more sends', async () => {
    office = new Office()
    const { panel, mia } = await crossing()
    await named(panel, 'button', 'Send anyway')
    press(await named(panel, 'textbox', 'Message'), 'Enter')
    await hears(mia, 'Shall I send the blue one?')
    await gone(panel, 'button', 'Send anyway')
  })

  it('[CMP22] [B031] who keeps writing has the field back, and is not held up by the same message again', async () => {
    office = new Office()
    const { panel, mia } = await crossing()
    ;(await named(panel, 'button', 'Keep writing')).click()
    await gone(panel, 'button', 'Send anyway')
    const field = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
    expect(focused()).to.equal(field)
    await write(panel, 'The red one it is')
    press(field, 'Enter')
    await hears(mia, 'The red one it is')
  })

  it('[CMP21] [B031] holds nothing up that the agent has had time to read', async () => {
    office = new Office()
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await write(panel, 'One moment')
    await office.clock.advance(1_000)
    mia.says('Thank you')
    await until(() => log(panel).includes('Thank you'), 'what the contact wrote')
    await office.clock.advance(4_000)
    ;(await named(panel, 'button', 'Send')).click()
    await hears(mia, 'One moment')
  })

  it('[CMP23] [B031] holds nothing up where the server is told so', async () => {
    office = new Office({ ...defaultCoreSettings, agents: { ...defaultCoreSettings.agents, crossedMessageMs: 0 } })
    const { mia } = await crossing()
    await hears(mia, 'Shall I send the blue one?')
  })

  it('[CMP24] [SEC20] [B019] what the agent sends has card numbers hidden, and the agent is told', async () => {
    office = new Office()
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    await write(panel, `Is it ${card}?`)
    ;(await named(panel, 'button', 'Send')).click()
    await hears(mia, `Is it ${masked}?`)
    await until(
      () =>
        textOf(findAll(panel, 'parley-hidden-note')[0]?.shadowRoot?.querySelector('p')).startsWith(
          'A card number was hidden',
        ),
      'a note',
    )
  })

  it('[CMP20] [A143] shows as the contact will see it: links as links, secrets hidden, under the agent’s name', async () => {
    office = new Office()
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await write(panel, `See https://shop.example/lamp or ${card}`)
    const preview = await named(panel, 'button', 'Preview')
    preview.click()
    const seen = await named(panel, 'log', 'As the contact sees it')
    await until(() => findAll(seen, 'a').length === 1, 'a link')
    expect(textOf(seen)).to.contain(`See https://shop.example/lamp or ${masked}`)
    expect(textOf(seen)).to.contain('Ada')
    await expect(panel).to.be.accessible()
    press(seen, 'Escape')
    await gone(panel, 'log', 'As the contact sees it')
    expect(focused()).to.equal(preview)
  })

  it('[CMP20] says in an empty field what the preview is for', async () => {
    office = new Office()
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    ;(await named(panel, 'button', 'Preview')).click()
    await until(() => textOf(findAll(panel, '.none')[0]) === 'Write something to see how it will look.', 'words')
  })

  it('[CMP25] [A012] [A013] shows what the contact has not sent, marked as that, until it is sent', async () => {
    office = new Office(settingsWith({ typingPreview: true }))
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    mia.client.signal('typing', { is: 'writing', text: 'Is it in sto' }, mia.conversation)
    const unsent = () => findAll(panel, '.unsent')[0]
    await until(() => textOf(unsent()).includes('Is it in sto'), 'what is not sent')
    expect(getComputedStyle(unsent()!).borderStyle).to.equal('dashed')
    expect(textOf(findAll(panel, '.mark')[0])).to.equal('Not sent yet')
    await expect(panel).to.be.accessible()
    mia.says('Is it in stock?')
    await until(() => unsent() === undefined, 'nothing that is not sent')
    expect(log(panel)).to.contain('Is it in stock?')
  })

  it('[CMP25] [A012] what the contact takes back goes, and what they leave in the field stays', async () => {
    office = new Office(settingsWith({ typingPreview: true }))
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    mia.client.signal('typing', { is: 'writing', text: 'Hm' }, mia.conversation)
    await until(() => findAll(panel, '.unsent').length === 1, 'what is not sent')
    mia.client.signal('typing', { is: 'stopped' }, mia.conversation)
    await office.clock.advance(30_000)
    expect(findAll(panel, '.unsent')).to.have.lengthOf(1)
    mia.client.signal('typing', { is: 'stopped', text: '' }, mia.conversation)
    await until(() => findAll(panel, '.unsent').length === 0, 'nothing that is not sent')
  })

  it('[EMO2] [EMO4] [A151] [A152] [A153] the agent chooses an emoji where the site has them', async () => {
    office = new Office()
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await write(panel, 'Gladly ')
    ;(await named(panel, 'button', 'Choose an emoji')).click()
    await until(() => findAll(panel, '.tabpanel .emoji').length > 0, 'emojis')
    findAll(panel, '.tabpanel .emoji[title^="grinning squinting"]')[0]?.click()
    const field = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
    await until(() => field.value === 'Gladly 😆', 'the emoji in the field')
    expect(focused()).to.equal(field)
  })

  it('[EMO4] [A151] there is no button where the site has no emojis', async () => {
    office = new Office(settingsWith({ emoji: false }))
    const { panel } = await office.seat()
    await office.talking(panel, 'Mia Chen')
    await named(panel, 'button', 'Preview')
    expect(allNamed(panel, 'button', 'Choose an emoji')).to.have.lengthOf(0)
  })

  it('[EMO5] [A154] nothing but emojis is drawn large on the desk', async () => {
    office = new Office()
    const { panel } = await office.seat()
    const mia = await office.talking(panel, 'Mia Chen')
    mia.says('🎉')
    await until(() => findAll(panel, 'parley-emojis').length === 1, 'a large emoji')
    const [emojis] = findAll(panel, 'parley-emojis')
    expect(Number.parseFloat(getComputedStyle(emojis!).fontSize)).to.be.above(30)
  })
})
