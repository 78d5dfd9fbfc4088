import { expect } from '@open-wc/testing'
import { emptyConversation, applyEvent } from '@parley/protocol'
import { emptyTranscript, emptyView, withNewer, type Notes } from '@parley/protocol/client'
import { eventsWhere, joins, type Step } from '@parley/protocol/testing'
import type { ContactState } from '../chat/contact-state.ts'
import { PushedLinksOpening } from './pushed-links.ts'

const start = Date.UTC(2026, 0, 5, 9, 0)
const norway = 'https://travel.example/norway'
const pushes =
  (url: string): Step[1] =>
  () => ({ name: 'message-sent', body: { message: { kind: 'link-push', url }, text: url } })

const beginning: readonly Step[] = [
  ['p1', joins('contact', 'Mia')],
  ['p2', joins('agent', 'Ada')],
]

/** The contact's state after these steps, told one second after another. */
function stateAfter(
  steps: readonly Step[],
  site: Partial<ContactState['site']> = { openPushedLinks: true },
): ContactState {
  const events = eventsWhere([...beginning, ...steps], start)
  const conversation = events.reduce(applyEvent, emptyConversation('story'))
  return {
    line: { is: 'online' } as ContactState['line'],
    site: { name: 'Shop', textLimit: 1_000, ...site },
    stage: 'talking',
    view: { ...emptyView('story'), conversation, transcript: withNewer({ ...emptyTranscript, fromSeq: 1 }, events) },
    unread: 0,
    ending: 'no',
  }
}

function notesInMemory(): Notes {
  const kept = new Map<string, string>()
  return {
    durable: true,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  }
}

/** A tab whose contact has agreed, and what it has opened. */
function tab({ notes = notesInMemory(), isAgreed = true, lets = true, now = start, since = 0 } = {}) {
  const opened: string[] = []
  const opening = new PushedLinksOpening(document.createElement('div'), stateAfter([]), {
    notes,
    since: () => since,
    now: () => now,
    open: (url) => {
      if (lets) opened.push(url)
      return lets
    },
  })
  opening.agree(isAgreed)
  return { opening, opened, notes }
}

const pushed = stateAfter([['p2', pushes(norway)]])

describe('links that staff pushes', () => {
  it('[A164] [PSH9] open by themselves where the site allows it and the contact has agreed, each once', () => {
    const { opening, opened } = tab()
    opening.follow(pushed)
    opening.follow(pushed)
    opening.follow(
      stateAfter([
        ['p2', pushes(norway)],
        ['p2', pushes('https://travel.example/peru')],
      ]),
    )
    expect(opened).to.deep.equal([norway, 'https://travel.example/peru'])
    expect(opening.outcomeOf(norway)).to.equal('opened')
  })

  it('[A164] [PSH9] do not where the site says nothing of it, or the contact has not agreed, or no longer', () => {
    const forbidden = tab()
    forbidden.opening.follow(stateAfter([['p2', pushes(norway)]], {}))
    const asked = tab({ isAgreed: false })
    asked.opening.follow(pushed)
    const revoked = tab()
    revoked.opening.agree(false)
    revoked.opening.follow(pushed)
    expect([forbidden.opened, asked.opened, revoked.opened]).to.deep.equal([[], [], []])
    expect(revoked.opening.isAgreed).to.equal(false)
  })

  it('[PSH10] do not when they are history, come late, or come from a bot or the contact', () => {
    const later = tab({ now: start + 60_000 })
    later.opening.follow(pushed)
    const reloaded = tab({ since: start + 30_000 })
    reloaded.opening.follow(pushed)
    const foreign = tab()
    foreign.opening.follow(
      stateAfter([
        ['p3', joins('bot', 'Mira')],
        ['p3', pushes(norway)],
      ]),
    )
    expect([later.opened, reloaded.opened, foreign.opened]).to.deep.equal([[], [], []])
  })

  it('[PSH10] open in one tab of several', () => {
    const notes = notesInMemory()
    const [one, other] = [tab({ notes }), tab({ notes })]
    one.opening.follow(pushed)
    other.opening.follow(pushed)
    expect([one.opened, other.opened]).to.deep.equal([[norway], []])
  })

  it('[PSH11] stay a button, and say so, where the browser blocks them', () => {
    const { opening } = tab({ lets: false })
    let changes = 0
    opening.onChange(() => (changes += 1))
    opening.follow(pushed)
    expect([opening.outcomeOf(norway), changes]).to.deep.equal(['blocked', 1])
  })

  it('[ATK91] [PSH9] open what is shown, or nothing', () => {
    const { opening, opened } = tab()
    opening.follow(
      stateAfter([
        ['p2', pushes('HTTPS://trаvel.example')],
        ['p2', pushes('https://bank.example@evil.example/')],
        ['p2', pushes('javascript:alert(1)')],
      ]),
    )
    expect(opened).to.deep.equal(['https://xn--trvel-5ve.example/'])
  })
})
