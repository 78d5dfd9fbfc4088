import { expect } from '@open-wc/testing'
import type { PermissionId } from '@parley/protocol'
import { permissionIds } from '@parley/protocol/schemas'
import { defaultCoreSettings } from '@parley/server/in-memory'
import { actionIds, actionOf } from './actions/registry.ts'
import { ada as adaAtDesk, deskWhere, invites, talk } from './testing/desk-where.ts'
import { allNamed, findAll, named, textOf, until } from './testing/find.ts'
import { ada, Office, type PanelInTest } from './testing/office.ts'

const why = 'Your account may not do this. Ask your administrator.'
const mayNotSee = 'Your account may not see this. Ask your administrator.'
const mayNotChange = 'Your account may read this, but not change it. Ask your administrator.'

describe('actions that are not permitted', () => {
  const desk = (permissions: string[] | undefined) =>
    deskWhere([talk('Mia')], {
      agent: { ...adaAtDesk, ...(permissions && { permissions }) },
      invitations: [invites('Tom')],
    })

  for (const id of actionIds.filter((each) => actionOf(each).permission))
    it(`[PRM11] [B035] ${id} stays where it was and says why, and is as it was with its permission`, () => {
      const { availability, permission } = actionOf(id)
      const before = availability(desk([permission!]), {})
      const denied = availability(desk([]), {})
      // What is absent says why where everything is listed.
      if (denied.is === 'absent') expect(denied.why).to.not.equal('')
      else expect(denied).to.deep.equal({ is: 'impossible', why: 'whyNotPermitted' })
      expect(before.is === 'impossible' && before.why).to.not.equal('whyNotPermitted')
    })

  it('[PRM11] what needs no permission is possible without any', () => {
    const state = desk([])
    expect(actionOf('become-not-ready').availability(state, {}).is).to.equal('possible')
    expect(actionOf('accept').availability(state, {}).is).to.equal('possible')
  })
})

describe('parley-agent: an account that may less', () => {
  let office: Office
  const shop = {
    ...defaultCoreSettings.sites['shop']!,
    dispositions: [{ id: 'solved', label: 'Solved' }],
    caseData: [{ key: 'order', label: 'Order', editable: true }],
    olderChats: true,
  }
  beforeEach(() => (office = new Office({ ...defaultCoreSettings, sites: { shop } })))
  afterEach(() => office.close())

  const seat = async (without: readonly PermissionId[], locale = 'en') => {
    const permissions = permissionIds.filter((id) => !without.includes(id))
    return (await office.seat({ ...ada, permissions }, { locale })).panel
  }

  const open = async (panel: PanelInTest, name: string) => {
    const tab = () => findAll(panel, '[role=tab]').find((each) => textOf(each) === name)
    await until(tab, `a tab ${name}`)
    tab()!.click()
    await until(() => textOf(findAll(panel, '[role=tab][aria-selected=true]')[0]) === name, `${name} in front`)
  }
  const said = (panel: PanelInTest) => findAll(panel, '.not-permitted').map(textOf)

  it('[PRM11] [B035] says why a button of the toolbar cannot be pressed, and nothing happens', async () => {
    const panel = await seat(['end-chat', 'callback'])
    const mia = await office.talking(panel, 'Mia')
    for (const name of ['End Chat', 'Schedule Callback']) {
      const button = await named(panel, 'button', name)
      expect([button.ariaDisabled, button.ariaDescription]).to.deep.equal(['true', why])
      button.click()
    }
    await expect(panel).to.be.accessible()
    mia.says('Still there?')
    await until(() => textOf(findAll(panel, '[role=log]')[0]).includes('Still there?'), 'the chat going on')
    expect(allNamed(panel, 'button', 'Mark Done')).to.have.length(0)
  })

  it('[PRM11] [B035] says so in German', async () => {
    const panel = await seat(['end-chat'], 'de')
    await office.caller('Mia')
    ;(await named(panel, 'button', 'Annehmen')).click()
    const button = await named(panel, 'button', 'Chat beenden')
    expect(button.ariaDescription).to.equal('Ihr Konto darf das nicht. Fragen Sie Ihre Administration.')
  })

  it('[PRM11] [B035] says why the tools beside the message, and the search, cannot be used', async () => {
    const panel = await seat(['push-url', 'internal-note', 'files-send', 'search'])
    await office.talking(panel, 'Mia')
    for (const name of ['Show the Push URL area', 'Add internal note', 'Add Attachments', 'Search']) {
      const button = await named(panel, 'button', name)
      expect([button.ariaDisabled, button.ariaDescription], name).to.deep.equal(['true', why])
      button.click()
    }
    expect(findAll(panel, 'parley-push-url, parley-internal-note, dialog[open]')).to.have.length(0)
  })

  it('[PRM11] says why an invitation cannot be rejected; it can be accepted', async () => {
    const panel = await seat(['reject'])
    await office.caller('Mia')
    const reject = await named(panel, 'button', 'Reject')
    expect([reject.ariaDisabled, reject.ariaDescription]).to.deep.equal(['true', why])
    reject.click()
    ;(await named(panel, 'button', 'Accept')).click()
    await named(panel, 'heading', 'Mia')
  })

  it('[PRM12] [B035] a tab that may not be seen says so in its place', async () => {
    const panel = await seat(['contact-view', 'history', 'responses'])
    await office.talking(panel, 'Mia')
    for (const [name, element] of [
      ['Contact', 'parley-contact'],
      ['History', 'parley-history'],
    ] as const) {
      await open(panel, name)
      await until(() => said(panel).includes(mayNotSee), `why there is no ${name}`)
      expect(findAll(panel, element)).to.have.length(0)
    }
    await expect(panel).to.be.accessible()
    await open(panel, 'Responses')
    await until(() => findAll(panel, '.state').some((each) => textOf(each) === mayNotSee), 'why there are none')
    expect(findAll(panel, 'parley-older-chats')).to.have.length(0)
  })

  it('[PRM12] [B035] what may be read and not changed is shown without its means to change it, and says so', async () => {
    const panel = await seat(['note', 'disposition', 'case-data-edit', 'contact-edit', 'contact-merge'])
    await office.talking(panel, 'Mia')
    const inside = (element: string, what: string) => findAll(panel, element).flatMap((each) => findAll(each, what))
    await open(panel, 'Note')
    await until(() => said(panel).includes(mayNotChange), 'that the note is only to be read')
    expect((await named<HTMLTextAreaElement>(panel, 'textbox', 'Note')).readOnly).to.equal(true)

    await open(panel, 'Dispositions')
    await until(() => findAll(panel, '[role=treeitem]').length > 0, 'the dispositions')
    const [solved] = findAll(panel, '[role=treeitem]')
    expect([said(panel), solved?.ariaDisabled]).to.deep.equal([[mayNotChange], 'true'])
    solved?.click()

    await open(panel, 'Case Data')
    await until(() => inside('parley-case-data', '.value').length > 0, 'the case data')
    expect([said(panel), inside('parley-case-data', 'input').length]).to.deep.equal([[mayNotChange], 0])

    await open(panel, 'Contact')
    await until(() => inside('parley-contact', '#name').length > 0, 'the contact')
    expect(said(panel)).to.deep.equal([mayNotChange])
    expect((inside('parley-contact', '#name')[0] as HTMLInputElement).readOnly).to.equal(true)
    expect(allNamed(panel, 'button', 'Add phone number')).to.have.length(0)
    const merge = await named(panel, 'button', 'Merge with another contact')
    expect([merge.ariaDisabled, merge.ariaDescription]).to.deep.equal(['true', why])
    expect((await named(panel, 'button', 'Assign to a known contact')).ariaDisabled).to.equal(null)
    await expect(panel).to.be.accessible()
  })
})
