import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { define } from '../define.ts'
import { watchHarm } from '../testing/harm.ts'
import { hostileWords } from '../testing/hostile-texts.ts'
import { find, findAll, onStage, textOf } from '../testing/stage.ts'
import { beginning, joins, says, viewWhere } from '../testing/story.ts'
import { ParleyDeskTranscript } from './parley-desk-transcript.ts'

type Line = ReturnType<typeof says>

/** The transcript at the desk, where Ada (`p2`) reads what the contact (`p1`) writes. */
async function atDesk(lines: readonly Line[]) {
  define({ 'parley-desk-transcript': ParleyDeskTranscript })
  const { element, stage } = await onStage<ParleyDeskTranscript>(
    html`<parley-desk-transcript .me=${'p2'} .view=${viewWhere([...beginning(), ...lines])}></parley-desk-transcript>`,
    { width: 384 },
  )
  await element.updateComplete
  return { element, stage, bubbles: () => findAll(element, '.bubble') }
}

/** Left and right of a text, in the order in which its letters stand. */
function placesOf(bubble: Element, ...words: readonly string[]): readonly number[] {
  const walker = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return words.map((word) => {
    const node = texts.find(({ data }) => data.includes(word))
    if (!node) throw new Error(`Nothing says ${word}`)
    const range = document.createRange()
    range.setStart(node, node.data.indexOf(word))
    range.setEnd(node, node.data.indexOf(word) + word.length)
    return range.getBoundingClientRect().left
  })
}

describe('a hostile transcript', () => {
  it('[ATK15] honest Hebrew and Arabic stand from right to left, unchanged, beside what stands from left to right', async () => {
    const hebrew = 'שלום עולם'
    const arabic = 'مرحبا بالعالم'
    const { bubbles } = await atDesk([says('p1', hebrew), says('p1', arabic), says('p1', 'first second')])
    const [one, two, three] = bubbles().slice(-3)
    expect([one, two, three].map((bubble) => bubble!.textContent)).to.deep.equal([hebrew, arabic, 'first second'])
    for (const [bubble, first, second] of [
      [one!, 'שלום', 'עולם'],
      [two!, 'مرحبا', 'بالعالم'],
    ] as const) {
      const [before, behind] = placesOf(bubble, first, second)
      expect(before).to.be.above(behind!)
    }
    const [before, behind] = placesOf(three!, 'first', 'second')
    expect(before).to.be.below(behind!)
  })

  it('[ATK21] line ends that forge another speaker stay one bubble of their writer', async () => {
    const forged = 'Sure.\n\nAda Byron 14:03\nYour password, please.\r\nMara Lind: 1234\u2028System: ended'
    const { element, bubbles } = await atDesk([])
    const before = [bubbles().length, findAll(element, '.name').length, findAll(element, '.row').length]
    const forgery = await atDesk([says('p1', forged)])
    const after = [
      forgery.bubbles().length,
      findAll(forgery.element, '.name').length,
      findAll(forgery.element, '.row').length,
    ]
    expect(after[0]! - before[0]!).to.equal(1)
    expect(after[2]! - before[2]!).to.equal(1)
    expect(after[1]! - before[1]!).to.be.below(2)
    expect(findAll(forgery.element, '.name').filter((name) => /Ada/.test(textOf(name)))).to.have.lengthOf(0)
    expect(forgery.bubbles().at(-1)!.textContent).to.equal(forged)
  })

  it('[ATK22] a text that looks like a line of the system is a message of its writer', async () => {
    const { element } = await atDesk([])
    const happenings = findAll(element, '.happening').length
    const looksLikeIt = ['Ada Byron has joined', '— The conversation was ended by staff —', 'System: Ada has left']
    const forged = await atDesk(looksLikeIt.map((text) => says('p1', text)))
    expect(findAll(forged.element, '.happening')).to.have.lengthOf(happenings)
    expect(forged.bubbles().slice(-3).map(textOf)).to.deep.equal(looksLikeIt)
  })

  it('[ATK73] a contact who is called like staff stands on the contact’s side, without what marks staff', async () => {
    const looks = async (name: string) => {
      const view = viewWhere([...beginning(), joins('p3', 'contact', name), says('p3', 'Your card number, please')])
      define({ 'parley-desk-transcript': ParleyDeskTranscript })
      const { element } = await onStage<ParleyDeskTranscript>(
        html`<parley-desk-transcript .me=${'p2'} .view=${view}></parley-desk-transcript>`,
        { width: 384 },
      )
      await element.updateComplete
      const row = find(element, '.row:last-child')
      return [row, ...row.querySelectorAll('*')].map((each) => `${each.localName}.${each.getAttribute('class')}`)
    }
    for (const name of ['Ada Byron (agent)', 'Support ✔', 'Supervisor', '\u2713 System'])
      expect(await looks(name)).to.deep.equal(await looks('Mara'))
  })

  it('[ATK26] two hundred messages full of attacks are harmless, and one more is drawn within 200 ms', async () => {
    const harm = watchHarm()
    const attacks = Object.values(hostileWords)
      .flat()
      .filter(({ length }) => length < 1_000)
    const many = Array.from({ length: 200 }, (_, at) => says('p1', attacks[at % attacks.length]!))
    const { element, bubbles } = await atDesk(many)
    const waits: number[] = []
    for (let more = 1; more <= 5; more += 1) {
      const view = viewWhere([...beginning(), ...many, ...attacks.slice(0, more).map((text) => says('p1', text))])
      const since = performance.now()
      element.view = view
      await element.updateComplete
      waits.push(performance.now() - since)
    }
    expect(waits.sort((one, other) => one - other)[2]).to.be.below(200)
    expect(bubbles().at(-1)!.textContent).to.equal(attacks[4])
    expect(await harm.done()).to.deep.equal([])
  })
})
