import { expect } from '@open-wc/testing'
import { waitUntil } from '../testing/wait-until.ts'
import type { ConversationView } from '@parley/protocol/client'
import { emulateMedia, resetMouse, sendMouse } from '@web/test-runner-commands'
import { html } from 'lit'
import { define } from '../define.ts'
import type { DiscardEvent, ReadEvent, RetryEvent } from '../events.ts'
import * as story from '../testing/story.ts'
import { find, findAll, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { ParleyDeskTranscript } from './parley-desk-transcript.ts'
import { ParleyTranscript } from './parley-transcript.ts'

const { beginning, continued, joins, longViewWhere, pending, reads, says, viewWhere } = story

async function transcript(
  view: ConversationView | undefined,
  {
    side = 'contact',
    me = 'p1',
    theme = 'light',
    width = 384,
  }: { side?: 'contact' | 'staff'; me?: string; theme?: 'light' | 'dark'; width?: number } = {},
) {
  define({ 'parley-transcript': ParleyTranscript, 'parley-desk-transcript': ParleyDeskTranscript })
  const onIt = await onStage<ParleyTranscript>(
    side === 'staff'
      ? html`<parley-desk-transcript .me=${me} .view=${view}></parley-desk-transcript>`
      : html`<parley-transcript .me=${me} .view=${view}></parley-transcript>`,
    { theme, width },
  )
  return { ...onIt, log: find(onIt.element, '.log') }
}

const atDesk = { side: 'staff', me: 'p2' } as const

async function show(element: ParleyTranscript, view: ConversationView) {
  element.view = view
  await element.updateComplete
}

/** The lines from top to bottom as somebody reads them, without times. */
const linesOf = (element: ParleyTranscript) =>
  findAll(element, '.day, .happening > span, .name, .bubble').map((line) => textOf(line))

const rowOf = (element: ParleyTranscript, text: string) => {
  const row = findAll(element, '.row').find((each) => textOf(each.querySelector('.bubble')) === text)
  if (!row) throw new Error(`No message says ${text}`)
  return row
}

const isAtEnd = (log: HTMLElement) => log.scrollHeight - log.scrollTop - log.clientHeight < 2

async function scrollTo(element: ParleyTranscript, log: HTMLElement, top: number) {
  log.scrollTop = top
  log.dispatchEvent(new Event('scroll'))
  await element.updateComplete
}

const isAllDrawn = (element: ParleyTranscript) => findAll(element, '.waiting').length === 0

describe('parley-transcript: what it shows', () => {
  it('[TRA1] [A003] [A059] [A060] [A061] shows messages and happenings in order, with names once per group', async () => {
    const view = viewWhere([
      ...beginning(),
      says('p2', 'Hello Mara.'),
      says('p2', 'Yes, seven of them.', 60_000),
      says('p2', 'Are you there?', 200_000),
      says('p1', 'I am!'),
      story.leaves('p2'),
    ])
    const { element } = await transcript(view, atDesk)
    expect(linesOf(element).slice(1)).to.deep.equal([
      'Mara Lind joined',
      'Mara Lind',
      'Do you still have the blue one?',
      'Ada Byron joined',
      'Ada Byron',
      'Hello Mara.',
      'Yes, seven of them.',
      'Ada Byron',
      'Are you there?',
      'Mara Lind',
      'I am!',
      'Ada Byron left',
    ])
  })

  it('[TRA2] [A062] gives every message and every happening its time', async () => {
    const view = viewWhere([
      ...beginning(),
      says('p2', 'One'),
      says('p2', 'Two'),
      story.goesAway('p2'),
      story.returns('p2'),
    ])
    const { element } = await transcript(view, { ...atDesk, width: 720 })
    for (const line of findAll(element, '.row, .happening')) {
      const time = line.querySelector('time')
      expect(time?.dateTime).to.match(/^2026-03-0\dT/)
      expect(textOf(time)).to.match(/\d:\d\d/)
      await waitUntil(() => time && getComputedStyle(time).opacity === '1', 'it can be seen')
    }
  })

  it('[TRA2] shows the time once per group at the contact, and of each message that is looked at', async () => {
    const { element } = await transcript(viewWhere([...beginning(), says('p2', 'One'), says('p2', 'Two')]))
    const opacity = (text: string) => getComputedStyle(rowOf(element, text).querySelector('time') as Element).opacity
    expect(opacity('Two')).to.equal('1')
    expect(opacity('One')).to.equal('0')
    rowOf(element, 'One').querySelector<HTMLElement>('.bubble')?.focus()
    await waitUntil(() => opacity('One') === '1', 'the time appears')
  })

  it('[TRA3] [A063] colours names and happenings by participant; the contact is neutral', async () => {
    const view = viewWhere([
      ...beginning(),
      joins('p3', 'supervisor', 'Cleo'),
      says('p2', 'Ada here'),
      says('p3', 'Cleo here'),
      says('p1', 'Oh!'),
    ])
    const { element } = await transcript(view, atDesk)
    const colours = ['Ada here', 'Cleo here', 'Oh!'].map((text) => {
      const name = rowOf(element, text).querySelector('.name')
      return name && getComputedStyle(name).color
    })
    expect(new Set(colours).size).to.equal(3)
    const cleoJoined = findAll(element, '.happening > span').find((line) => textOf(line) === 'Cleo joined')
    expect(cleoJoined && getComputedStyle(cleoJoined).color).to.equal(colours[1])
  })

  it('[TRA4] divides days', async () => {
    const { element } = await transcript(viewWhere([...beginning(), says('p2', 'Good morning', 20 * 3_600_000)]))
    expect(findAll(element, '.day').map((day) => textOf(day))).to.deep.equal(['Tuesday, March 3', 'Wednesday, March 4'])
  })

  it('[TRA5] words each happening for its reader', async () => {
    const ended = (by: string, reason: 'ended-by-staff' | 'contact-left' | 'inactivity') =>
      viewWhere([...beginning(), story.ends(by, reason)])
    const lastLine = async (view: ConversationView, options = {}) =>
      linesOf((await transcript(view, options)).element).at(-1)
    expect(await lastLine(ended('p2', 'ended-by-staff'))).to.equal('Ada Byron ended the conversation')
    expect(await lastLine(ended('p2', 'ended-by-staff'), atDesk)).to.equal('You ended the conversation')
    expect(await lastLine(ended('p1', 'contact-left'))).to.equal('You ended the conversation')
    expect(await lastLine(ended('p1', 'contact-left'), atDesk)).to.equal('Mara Lind left. The conversation has ended')
    expect(await lastLine(ended('system', 'inactivity'))).to.equal(
      'The conversation has ended because nobody wrote for a while',
    )
    const waiting = viewWhere([...beginning(), story.waits('nobody-available')])
    expect(await lastLine(waiting)).to.match(/^Nobody is available right now/)
    expect(await lastLine(waiting, atDesk)).to.equal('The contact was told that nobody is available right now')
  })

  it('[TRA5] [A069] warns of inactivity with the time at which the conversation ends', async () => {
    const { element } = await transcript(
      viewWhere([...beginning(), story.warns(new Date(2026, 2, 3, 14, 45).getTime())]),
    )
    expect(linesOf(element).at(-1)).to.match(/ends at 2:45\sPM unless somebody writes$/)
  })

  it('[TRA6] [A011] notes who is typing next to their name, and never the reader themselves', async () => {
    const { element } = await transcript(viewWhere(beginning(), { typing: ['p1', 'p2'] }), atDesk)
    expect(findAll(element, '.writer > .name, .notice').map((line) => textOf(line))).to.deep.equal([
      'Mara Lind',
      'is typing…',
    ])
    await show(element, viewWhere(beginning(), { typing: [] }))
    expect(findAll(element, '.writer')).to.have.lengthOf(0)
  })

  it('[TRA7] shows what a person wrote letter by letter', async () => {
    const hostile = [
      '<img src=x onerror="document.title=1"><script>1</script>',
      '</textarea></style></script> {{x}} ${y} lit$1$ <!--?lit$2$-->',
      'line one\nline two   with   spaces\tand a tab',
      '\u202Eoverride\u2066 and \u200Fmark',
      `${'z\u0351\u0352\u0353'.repeat(160)}`,
      'w'.repeat(9_000),
    ]
    const { element, log } = await transcript(
      viewWhere([...beginning(), ...hostile.map((text) => says('p1', text)), says('p2', 'Next line')]),
      atDesk,
    )
    const bubbles = findAll(element, '.bubble').map(({ textContent }) => textContent)
    expect(bubbles.slice(1, -1)).to.deep.equal(hostile)
    expect(findAll(element, '.bubble > *')).to.have.lengthOf(0)
    expect(log.scrollWidth).to.equal(log.clientWidth)
    expect(document.title).to.not.equal('1')
  })

  it('[TRA7] [ATK14] [ATK16] lets nothing leave its bubble: neither stacked marks nor direction', async () => {
    const plain = viewWhere([...beginning(), says('p1', 'x'), says('p2', 'Neighbour 1-2')])
    const hostile = viewWhere([
      ...beginning(),
      says('p1', `\u202E\u2067x${'\u0351'.repeat(480)}`),
      says('p2', 'Neighbour 1-2'),
    ])
    const places = []
    for (const view of [plain, hostile]) {
      const { element, log } = await transcript(view, atDesk)
      const range = document.createRange()
      range.selectNodeContents(rowOf(element, 'Neighbour 1-2').querySelector('.bubble') as Element)
      const { left, width } = range.getBoundingClientRect()
      places.push([left - log.getBoundingClientRect().left, width])
      expect(getComputedStyle(rowOf(element, 'Neighbour 1-2').querySelector('.bubble') as Element).contain).to.include(
        'paint',
      )
    }
    expect(places[1]).to.deep.equal(places[0])
  })

  it('[TRA8] shows a kind from the future by the words that came with it', async () => {
    const body = { message: { kind: 'hologram' }, text: 'A lamp, turning slowly' }
    const { element } = await transcript(viewWhere([...beginning(), { ...says('p2', ''), body }]))
    expect(linesOf(element).at(-1)).to.equal('A lamp, turning slowly')
  })
})

describe('parley-transcript: bots', () => {
  const told = (body: object) =>
    viewWhere([
      ...beginning(),
      { by: 'p1', name: 'choice-made', body: { message: 3, actions: ['book'], ...body }, afterMs: 1_000 },
    ])
  const clicked = { as: 'click', text: 'Book now', key: 'k' }

  it('[A096] says what the contact clicked, to staff in these words', async () => {
    const { element } = await transcript(told(clicked), { side: 'staff', me: 'p2' })
    await waitUntil(() => linesOf(element).at(-1)?.startsWith('The contact clicked Book now'), 'the line')
  })

  it('[A096] says to the contact what they clicked', async () => {
    const { element } = await transcript(told(clicked))
    await waitUntil(() => linesOf(element).at(-1)?.startsWith('You clicked Book now'), 'the line')
  })

  it('[B053] shows a message that grows, until it is said', async () => {
    const growing = [{ by: 'p2', kind: 'text', text: 'We travel by' }] as const
    const { element } = await transcript(viewWhere(beginning(), { growing }))
    const grown = () => textOf(find(element, '.typing'))
    await waitUntil(() => grown().endsWith('We travel by'), 'what there is')
    element.view = viewWhere([...beginning(), says('p2', 'We travel by train.')])
    await element.updateComplete
    expect(grown()).to.equal('')
    expect(linesOf(element).at(-1)).to.equal('We travel by train.')
  })
})

describe('parley-transcript: delivery', () => {
  const statesOf = (element: ParleyTranscript) =>
    findAll(element, '.state').map((state) => state.getAttribute('aria-label'))

  it('[TRA9] [B009] tells the contact: sending, sent, read', async () => {
    const asked = viewWhere([...beginning(), says('p1', 'And in green?')], { pending: [pending('Hello?')] })
    const { element } = await transcript(asked)
    expect(statesOf(element)).to.deep.equal(['Sent', 'Sent', 'Sending'])
    await show(element, continued(asked, [reads('p2', 3)], { pending: [] }))
    expect(statesOf(element)).to.deep.equal(['Read', 'Sent'])
  })

  it('[TRA10] [A005] [A006] puts a circle beside what the contact has not read, with its tooltip on hover and on focus', async () => {
    const { element } = await transcript(viewWhere([...beginning(), says('p2', 'Yes.')]), atDesk)
    const circle = find(element, '.unread')
    const words = 'The contact has not read this message yet.'
    expect(circle.getAttribute('aria-label')).to.equal(words)
    const tooltip = find(element, '[role=tooltip]')

    const { x, y, width, height } = circle.getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] })
    await waitUntil(() => tooltip.matches(':popover-open'), 'the tooltip shows on hover')
    expect(textOf(tooltip)).to.equal(words)
    expect(Math.min(width, height)).to.be.at.least(24)
    await resetMouse()
    await waitUntil(() => !tooltip.matches(':popover-open'), 'the tooltip goes')

    circle.focus({ focusVisible: true } as FocusOptions)
    await waitUntil(() => tooltip.matches(':popover-open'), 'the tooltip shows on focus')
    circle.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    expect(tooltip.matches(':popover-open')).to.equal(false)
  })

  it('[TRA10] [A007] takes the circle from all messages up to the one that the contact has read', async () => {
    const view = viewWhere([...beginning(), says('p2', 'One'), says('p2', 'Two'), says('p2', 'Three')])
    const { element } = await transcript(view, atDesk)
    expect(findAll(element, '.unread')).to.have.lengthOf(3)
    await show(element, continued(view, [reads('p1', 6)]))
    expect(findAll(element, '.unread')).to.have.lengthOf(1)
    expect(rowOf(element, 'Three').querySelector('.unread')).to.not.equal(null)
  })

  it('[TRA11] [B009] says why a message was refused, and asks to retry or delete it', async () => {
    const refused = pending('Hello?', { code: 'unavailable', facts: {}, retry: 'later', remedy: '' })
    const { element, stage } = await transcript(viewWhere(beginning(), { pending: [refused] }))
    const retries = heard<RetryEvent>(stage, 'parley-retry')
    const discards = heard<DiscardEvent>(stage, 'parley-discard')
    expect(textOf(rowOf(element, 'Hello?'))).to.include('Not sent: the server could not take it now. Try again.')
    findButton(element, 'Retry').click()
    findButton(element, 'Delete').click()
    expect(retries.map(({ key }) => key)).to.deep.equal(['pending Hello?'])
    expect(discards.map(({ key }) => key)).to.deep.equal(['pending Hello?'])
  })

  it('[TRA11] offers no retry where it cannot help', async () => {
    const refused = pending('Hello?', { code: 'conversation-ended', facts: {}, retry: 'never', remedy: '' })
    const { element } = await transcript(viewWhere(beginning(), { pending: [refused] }))
    expect(findAll(element, '.refused button').map((button) => textOf(button))).to.deep.equal(['Delete'])
  })
})

describe('parley-transcript: the reader\u2019s place', () => {
  it('[TRA12] opens at the end and stays there while messages come', async () => {
    const { view } = longViewWhere(100, 90)
    const { element, log } = await transcript(view)
    expect(isAtEnd(log)).to.equal(true)
    await show(element, continued(view, [says('p2', 'New\n'.repeat(10))]))
    expect(isAtEnd(log)).to.equal(true)
    expect(findAll(element, '.news')).to.have.lengthOf(0)
  })

  it('[TRA12] stays at the end when the room gets smaller, as with a growing composer', async () => {
    const { log, stage } = await transcript(longViewWhere(60, 60).view)
    stage.style.blockSize = '240px'
    await waitUntil(() => isAtEnd(log), 'the end is in sight')
  })

  it('[TRA13] leaves a reader who has scrolled up where they are, and counts what is new', async () => {
    const { view } = longViewWhere(100, 90)
    const { element, log } = await transcript(view)
    await waitUntil(() => isAllDrawn(element))
    await scrollTo(element, log, log.scrollHeight / 2)
    const top = log.scrollTop
    await show(
      element,
      continued(view, [says('p2', 'One'), says('p1', 'Mine elsewhere'), says('p2', 'Two'), says('p2', 'Three')]),
    )
    expect(log.scrollTop).to.be.closeTo(top, 1)
    expect(textOf(find(element, '.news'))).to.equal('3 new')

    find(element, '.news').click()
    await element.updateComplete
    expect(isAtEnd(log)).to.equal(true)
    expect(findAll(element, '.news')).to.have.lengthOf(0)
  })

  it('[TRA13] offers the way back to the end while nothing is new', async () => {
    const { view } = longViewWhere(100, 90)
    const { element, log } = await transcript(view)
    await scrollTo(element, log, 0)
    findButton(element, 'Jump to the latest message').click()
    await element.updateComplete
    expect(isAtEnd(log)).to.equal(true)
  })

  it('[TRA14] brings what the reader says into sight', async () => {
    const { view } = longViewWhere(100, 90)
    const { element, log } = await transcript(view)
    await scrollTo(element, log, 0)
    await show(element, { ...view, pending: [pending('What I say')] })
    expect(isAtEnd(log)).to.equal(true)
  })

  it('[TRA15] [A008] asks for older lines near the oldest one, and keeps the place when they come', async () => {
    const { view, withPage } = longViewWhere(300, 90)
    const { element, log, stage } = await transcript(view)
    const asked = heard(stage, 'parley-load-older')
    await waitUntil(() => isAllDrawn(element))
    expect(asked).to.have.lengthOf(0)
    await scrollTo(element, log, 60)
    await waitUntil(() => asked.length > 0, 'older lines are asked for')

    await show(element, { ...view, older: 'loading' })
    expect(textOf(find(element, '.older'))).to.equal('Loading older messages…')
    const line = findAll(element, '.row')[4] as HTMLElement
    const before = line.getBoundingClientRect().top
    await show(element, withPage())
    expect(line.getBoundingClientRect().top).to.be.closeTo(before, 1)
    await waitUntil(() => isAllDrawn(element))
    expect(line.getBoundingClientRect().top).to.be.closeTo(before, 1)
    expect(textOf(element.renderRoot.querySelector('.bubble'))).to.equal('Do you still have the blue one?')
  })

  it('[TRA15] has a button for older lines, for who does not scroll', async () => {
    const { view } = longViewWhere(300, 90)
    const { element, stage } = await transcript(view)
    const asked = heard(stage, 'parley-load-older')
    findButton(element, 'Show older messages').click()
    expect(asked).to.have.lengthOf(1)
  })
})

describe('parley-transcript: reading', () => {
  it('[TRA16] [A007] reports the newest message of others once it is in view', async () => {
    const { element, stage } = await transcript(undefined)
    const told = heard<ReadEvent>(stage, 'parley-read')
    const view = viewWhere([...beginning(), says('p2', 'Yes.'), says('p1', 'Great.')])
    await show(element, view)
    await waitUntil(() => told.length > 0, 'it is reported')
    expect(told.map(({ upTo }) => upTo)).to.deep.equal([5])
    await show(element, continued(view, [says('p2', 'More')]))
    await waitUntil(() => told.length > 1, 'the next is reported')
    expect(told.map(({ upTo }) => upTo)).to.deep.equal([5, 7])
  })

  it('[TRA16] reports nothing while it is hidden, and everything in view when it is shown', async () => {
    const { element, stage } = await transcript(undefined)
    const told = heard<ReadEvent>(stage, 'parley-read')
    element.hidden = true
    await show(element, viewWhere([...beginning(), says('p2', 'Yes.')]))
    await twoFrames()
    expect(told).to.have.lengthOf(0)
    element.hidden = false
    await waitUntil(() => told.length > 0, 'it is reported')
    expect(told.map(({ upTo }) => upTo)).to.deep.equal([5])
  })

  it('[TRA16] reports only as far as the reader has scrolled', async () => {
    const { view } = longViewWhere(100, 90)
    const { element, log, stage } = await transcript(view)
    await waitUntil(() => isAllDrawn(element))
    await scrollTo(element, log, 100)
    await twoFrames()
    const told = heard<ReadEvent>(stage, 'parley-read')
    await show(element, continued(view, [says('p2', 'Far below')]))
    await twoFrames()
    expect(told).to.have.lengthOf(0)
    await scrollTo(element, log, log.scrollHeight)
    await waitUntil(() => told.length > 0, 'it is reported')
    expect(told.at(-1)?.upTo).to.equal(105)
  })
})

describe('parley-transcript: for everybody', () => {
  const silenced = (element: ParleyTranscript) =>
    findAll(element, '.line[aria-live=off] .bubble').map((bubble) => textOf(bubble))

  it('[TRA17] is a log that is named and can be scrolled by keyboard', async () => {
    const { log, element } = await transcript(viewWhere(beginning()))
    expect(log.getAttribute('role')).to.equal('log')
    expect(log.getAttribute('aria-label')).to.equal('Conversation')
    expect(log.tabIndex).to.equal(0)
    element.label = 'Consultation'
    await element.updateComplete
    expect(log.getAttribute('aria-label')).to.equal('Consultation')
  })

  it('[TRA18] announces politely what others say and what happens, not what the reader wrote', async () => {
    const view = viewWhere(beginning())
    const { log, element } = await transcript(view)
    await show(element, continued(view, [says('p1', 'My own'), says('p2', 'Hello <b>'), story.leaves('p2')]))
    expect(log.getAttribute('aria-live')).to.equal('polite')
    expect(silenced(element)).to.deep.equal(['Do you still have the blue one?', 'My own'])
  })

  it('[TRA18] asks to wait while history is drawn, and not while news come', async () => {
    const view = viewWhere(beginning())
    const { log, element } = await transcript(view)
    await waitUntil(() => log.ariaBusy === 'false')
    await show(element, continued(view, [says('p2', 'News')]))
    expect(log.ariaBusy).to.equal('false')
    await show(element, { ...viewWhere([...beginning(), says('p2', 'Elsewhere')]), id: 'another' })
    expect(log.ariaBusy).to.equal('true')
    await waitUntil(() => log.ariaBusy === 'false')
  })

  it('[TRA19] speaks another language from one moment to the next', async () => {
    const { element, stage } = await transcript(viewWhere(beginning()))
    await uiTexts.load('de')
    stage.speak({ language: 'de' })
    await element.updateComplete
    expect(linesOf(element)).to.include('Ada Byron ist beigetreten')
    expect(find(element, '.log').getAttribute('aria-label')).to.equal('Unterhaltung')
  })

  it('[TRA20] is mirrored where the language is written from right to left', async () => {
    const { element, stage, log } = await transcript(viewWhere([...beginning(), says('p2', 'Yes.')]))
    stage.speak({ language: 'ar' })
    await element.updateComplete
    const { left, right } = log.getBoundingClientRect()
    const mine = rowOf(element, 'Do you still have the blue one?').querySelector('.bubble')?.getBoundingClientRect()
    const theirs = rowOf(element, 'Yes.').querySelector('.bubble')?.getBoundingClientRect()
    expect(mine && mine.left - left).to.be.below(20)
    expect(theirs && right - theirs.right).to.be.below(60)
  })

  const everything = () =>
    viewWhere(
      [
        ...beginning(),
        joins('p3', 'supervisor', 'Cleo'),
        says('p2', 'Yes.'),
        says('p3', 'Certainly.'),
        says('p1', 'Good'),
        says('p1', 'Thanks'),
        story.goesAway('p2'),
        story.ends('p2', 'ended-by-staff'),
      ],
      {
        typing: ['p1', 'p2'],
        pending: [
          pending('On its way'),
          pending('Refused', { code: 'unavailable', facts: {}, retry: 'later', remedy: '' }),
        ],
        older: 'more',
      },
    )

  for (const theme of ['light', 'dark'] as const)
    it(`[TRA21] passes axe at both sides in the ${theme} theme`, async () => {
      for (const options of [{}, atDesk]) {
        const { stage } = await transcript(everything(), { ...options, theme })
        await expect(stage).to.be.accessible()
      }
    })

  it('[TRA22] fits 320 pixels with text twice as large', async () => {
    for (const options of [{}, atDesk]) {
      const { element, stage, log } = await transcript(everything(), { ...options, width: 320 })
      stage.style.setProperty('--parley-zoom', '2')
      expect(log.scrollWidth).to.equal(log.clientWidth)
      for (const bubble of findAll(element, '.bubble')) expect(bubble.clientWidth).to.be.above(60)
    }
  })

  it('[TRA23] moves nothing where less motion is wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' })
    const { element } = await transcript(everything())
    expect(getComputedStyle(find(element, '.writer')).animationDuration).to.equal('0s')
    await emulateMedia({ reducedMotion: 'no-preference' })
  })

  it('[TRA24] offers only targets of 24 pixels or more', async () => {
    const { element } = await transcript(everything(), atDesk)
    for (const target of findAll(element, 'button, .unread')) {
      const { width, height } = target.getBoundingClientRect()
      expect(Math.min(width, height), textOf(target)).to.be.at.least(24)
    }
  })

  it('[TRA25] [A064] can be selected across messages, and copying brings no hidden words', async () => {
    const { element, log } = await transcript(viewWhere([...beginning(), says('p2', 'One'), says('p2', 'Two')]))
    const selection = getSelection()
    selection?.selectAllChildren(log)
    const text = String(selection)
    expect(text).to.include('Do you still have the blue one?').and.include('One').and.include('Two')
    expect(text).to.not.include('You\n')
    expect(element.isConnected).to.equal(true)
  })
})

describe('parley-transcript: any length', () => {
  it('[TRA26] draws anew only the chunk that changed, however many there are', async () => {
    const { withPage } = longViewWhere(2_000, 90)
    const view = withPage()
    const { element } = await transcript(view)
    await waitUntil(() => isAllDrawn(element), 'all is drawn', { timeout: 9_000 })
    const changes: Node[] = []
    const observer = new MutationObserver((records) => records.forEach(({ target }) => changes.push(target)))
    observer.observe(find(element, '.content'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    await show(element, continued(view, [says('p2', 'New', 240_000)]))
    changes.push(...observer.takeRecords().map(({ target }) => target))
    observer.disconnect()
    const chunks = new Set(
      changes.map((node) => (node as Element).closest?.('.chunk') ?? node.parentElement?.closest('.chunk')),
    )
    expect(chunks.size).to.be.at.most(2)
  })

  it('[TRA27] has the newest lines on screen at once, and all of them soon', async () => {
    const view = longViewWhere(1_000, 90).withPage()
    const { element, log } = await transcript(view)
    expect(findAll(element, '.row').length).to.be.below(100)
    expect(textOf(findAll(element, '.bubble').at(-1))).to.equal('Line 1000')
    expect(isAtEnd(log)).to.equal(true)
    await waitUntil(() => isAllDrawn(element), 'all is drawn', { timeout: 9_000 })
    expect(findAll(element, '.row')).to.have.lengthOf(1_001)
    expect(isAtEnd(log)).to.equal(true)
  })
})

/** Until the element has had its chance to look around. */
const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
