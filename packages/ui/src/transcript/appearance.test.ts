import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { define } from '../define.ts'
import { watchHarm } from '../testing/harm.ts'
import { find, findAll, onStage } from '../testing/stage.ts'
import { beginning, joins, says, viewWhere } from '../testing/story.ts'
import { ParleyTranscript } from './parley-transcript.ts'

/** Whatever might say how somebody or something looks: a server of tomorrow may send it, and this page is of today. */
const looks = {
  picture: 'https://attacker.invalid/face.png',
  avatar: 'https://attacker.invalid/face.svg',
  icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="__xss()"/>',
  colour: '#ff0000',
  color: 'red',
  hue: 6,
  style: 'position:fixed;inset:0;background:url(https://attacker.invalid/x.png)',
  class: 'mine hue-6',
  className: 'mine hue-6',
}

/** A supervisor joins and says something, with these fields wherever there is an object for them. */
function story(more: object) {
  const joined = joins('p3', 'supervisor', 'Cleo Hart')
  const said = says('p3', 'I can help')
  const joining = joined.body as { participant: object }
  const saying = said.body as { message: object }
  return [
    ...beginning(),
    { ...joined, ...more, body: { ...joining, ...more, participant: { ...joining.participant, ...more } } },
    { ...said, ...more, body: { ...saying, ...more, message: { ...saying.message, ...more } } },
  ]
}

/** What stands on the screen of the contact, and how the last bubble and face look. */
async function shown(more: object) {
  define({ 'parley-transcript': ParleyTranscript })
  const { element, stage } = await onStage<ParleyTranscript>(
    html`<parley-transcript .view=${viewWhere(story(more))}></parley-transcript>`,
    { width: 384 },
  )
  await element.updateComplete
  const [face, bubble] = ['.face', '.bubble'].map((kind) => findAll(element, kind).at(-1)!)
  const looksNow = [face, bubble].map((each) => {
    const { color, backgroundColor, backgroundImage, position } = getComputedStyle(each!)
    return { color, backgroundColor, backgroundImage, position }
  })
  const markup = find(element, '.chunks').innerHTML.replace(/lit\$\d+\$/g, '')
  const letters = face!.textContent
  stage.remove()
  return { letters, markup, looksNow }
}

describe('what somebody looks like', () => {
  it('[ATK81] is letters and no picture, whatever is received: nothing is fetched', async () => {
    const harm = watchHarm()
    const { letters, markup } = await shown(looks)
    expect(letters).to.equal('CH')
    expect(markup).not.to.match(/<img|<image|src=|url\(|attacker/)
    expect(await harm.done()).to.deep.equal([])
  })

  it('[ATK82] is ours to say: colours and styles in what is received change nothing', async () => {
    expect(await shown(looks)).to.deep.equal(await shown({}))
  })
})
