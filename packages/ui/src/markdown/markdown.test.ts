import { expect } from '@open-wc/testing'
import * as kind from '../message-kinds/markdown.ts'
import { drawn, ownMedia, sampleOf } from '../testing/kinds.ts'
import { find, findAll, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import type { ParleyMarkdown } from './parley-markdown.ts'
import { renderMarkdown } from './render-markdown.ts'

const tags =
  'p br strong em del code pre ul ol li blockquote a hr h3 h4 h5 h6 table thead tbody tr th td parley-picture span'.split(
    ' ',
  )
const attributes = 'href start align target rel referrerpolicy title class dir'.split(' ')

/** Renders, and fails when anything is in it that is not on the list. */
function render(markdown: string): HTMLElement {
  const place = document.createElement('div')
  place.append(renderMarkdown(markdown, () => undefined))
  for (const element of place.querySelectorAll('*')) {
    expect(tags, markdown).to.include(element.localName)
    for (const name of element.getAttributeNames()) expect(attributes, `${markdown}: ${name}`).to.include(name)
    if (element.hasAttribute('href')) expect(element.getAttribute('href'), markdown).to.match(/^https?:\/\//)
  }
  return place
}
const linksIn = (markdown: string) => [...render(markdown).querySelectorAll('a')].map(({ href }) => href)

const markdown = (name: string, options: Parameters<typeof drawn>[2] = {}) =>
  drawn<'markdown', ParleyMarkdown>(kind, sampleOf('markdown', name), options)

describe('markdown', () => {
  it('[A089] [A108] has display image, headings, bold, bulleted and numbered lists, links and an embedded image', async () => {
    const { element } = await markdown('story')
    expect(textOf(find(element, 'h3'))).to.equal('Our story')
    expect(findAll(element, 'h4').map(textOf)).to.deep.equal(['What we do', 'How it works'])
    expect(findAll(element, 'strong').map(textOf)).to.deep.equal(['1987', 'not'])
    expect(findAll(element, 'ul li')).to.have.length(3)
    expect(findAll(element, 'ol li')).to.have.length(3)
    expect(findAll(element, 'parley-picture')).to.have.length(2)
    await waitUntil(
      () => findAll(element, 'parley-picture').every((picture) => picture.shadowRoot?.querySelector('img')),
      'both pictures',
    )
  })

  it('[A111] [ATK44] shows the words of a link and the address that it opens', () => {
    const place = render('[https://bank.example](https://evil.example/login)')
    expect(place.textContent?.trim()).to.equal('https://bank.example (https://evil.example/login)')
  })

  it('[A111] [ATK45] shows the address of a link without words', () => {
    for (const words of ['', ' ', '\u200b'])
      expect(render(`[${words}](https://evil.example/)`).textContent).to.contain('https://evil.example/')
  })

  it('[ATK27] [ATK28] makes no link of anything but http and https', () => {
    const addresses = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java&#x09;script:alert(1)',
      'javascript&colon;alert(1)',
      '&#106;avascript:alert(1)',
      '\x01javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      'blob:https://x/1',
      'intent://x#Intent;end',
      'ms-word:ofe|u|https://x',
      'mailto:a@b.example?bcc=c',
    ]
    for (const address of addresses)
      for (const form of [`[x](${address})`, `[x](<${address}>)`, `<${address}>`, `[x][y]\n\n[y]: ${address}`])
        expect(linksIn(form), form).to.deep.equal([])
  })

  it('[ATK29] makes no link of relative addresses', () => {
    for (const address of ['/admin', '//evil.example', '\\\\evil.example', '#x', '?q', 'evil', '/\\evil.example'])
      expect(linksIn(`[x](${address})`), address).to.deep.equal([])
  })

  it('[ATK30] [ATK31] shows pictures from elsewhere as words and address, and asks for nothing', async () => {
    const message = {
      kind: 'markdown',
      markdown: '![a" onerror="x](https://evil.example/p.png "t\' onload=x")',
    } as const
    const { element } = await drawn<'markdown', ParleyMarkdown>(kind, message, { media: ownMedia })
    const picture = find(element, 'parley-picture')
    await waitUntil(() => textOf(picture.shadowRoot as unknown as Element).includes('evil.example'), 'the address')
    expect(picture.shadowRoot?.querySelector('img')).to.equal(null)
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('evil.example'))).to.equal(false)
  })

  it('[ATK33] shows raw HTML as what was typed', () => {
    for (const typed of [
      '<script>window.__xss=1</script>',
      '<img src=x onerror=window.__xss=1>',
      'a <b onclick=x>b</b> c',
      '<!-- comment -->',
      '<![CDATA[x]]>',
      '<?php x ?>',
      '<svg/onload=window.__xss=1>',
      '<iframe src=https://evil.example></iframe>',
      '<form action=x><input name=y><button>z</button></form>',
      '<style>*{display:none}</style>',
      '<link rel=stylesheet href=https://evil.example>',
      '<base href=https://evil.example>',
      '<meta http-equiv=refresh content=0>',
      '<template shadowrootmode=open><p>x</p></template>',
      '<dialog open>x</dialog>',
      '<parley-composer></parley-composer>',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
      '<a href="https://x.example" ping="https://evil.example" download id=x class=y>z</a>',
      '<p contenteditable autofocus accesskey=x tabindex=1 role=button aria-label=x part=x slot=x is=x>z</p>',
    ])
      expect(render(typed).textContent?.trim(), typed).to.contain(typed.split('\n')[0]?.slice(0, 6))
    expect('__xss' in window).to.equal(false)
  })

  it('[ATK32] [ATK39] [ATK40] leaves no class, id or name behind', () => {
    const place = render('```js"><svg onload=alert(1)>\nx\n```\n\n# A heading {#id}\n\n[x](https://a.example "title")')
    expect(place.querySelector('[id], [name], code[class]')).to.equal(null)
  })

  it('[ATK46] [ATK47] shows what is nested deeply, or is too long, as plain text', () => {
    for (const hostile of [
      '> '.repeat(2_000),
      '- '.repeat(2_000),
      '1. '.repeat(2_000),
      `${'['.repeat(4_000)}x`,
      'x'.repeat(9_000),
    ])
      expect(render(hostile).querySelector('.plain')?.textContent).to.equal(hostile)
  })

  it('[ATK49] takes every construct, and nothing else comes out', () => {
    for (const construct of [
      '# a\n## b\n### c\n#### d\n##### e\n###### f',
      'a\n===\nb\n---',
      '* a\n* b\n\n1) c\n2) d\n\n- [x] done\n- [ ] open',
      '> a\n>> b',
      '```\ncode\n```\n\n    indented',
      '`a` **b** *c* __d__ _e_ ~~f~~ ***g***',
      '| a | b |\n|:-|-:|\n| 1 | 2 |',
      'a  \nb\\\nc',
      '<https://a.example> https://b.example www.c.example',
      '[a]: https://a.example "t"\n\n[a] [b][a]',
      '***\n---\n___',
      '&amp; &lt;b&gt; &#35; \\*not\\*',
      '![a](/travel/x.svg) ![b](javascript:x)',
      'footnote[^1]\n\n[^1]: x',
    ])
      expect(render(construct).childNodes.length, construct).to.be.above(0)
  })

  it('[ATK50] is clean when it is cleaned again', () => {
    const place = render(sampleOf('markdown', 'story').markdown)
    const before = place.textContent
    expect(render(place.textContent ?? '').querySelectorAll('script, [onerror]')).to.have.length(0)
    expect(place.textContent).to.equal(before)
  })

  it('[ATK52] is not changed by a polluted prototype', () => {
    const polluted = Object.prototype as unknown as Record<string, unknown>
    polluted['ALLOWED_TAGS'] = ['script']
    polluted['ADD_ATTR'] = ['onerror']
    try {
      render('<img src=x onerror=alert(1)> **b**')
    } finally {
      delete polluted['ALLOWED_TAGS']
      delete polluted['ADD_ATTR']
    }
  })

  it('[B053] grows without beginning anew: what was there stays', async () => {
    const { element } = await drawn<'markdown', ParleyMarkdown>(kind, { kind: 'markdown', markdown: '**We' })
    element.message = { kind: 'markdown', markdown: '**We travel** by' }
    await element.updateComplete
    expect(textOf(find(element, '.markdown'))).to.equal('We travel by')
  })

  it('[A108] passes axe in light and dark, and keeps within 320 pixels', async () => {
    for (const theme of ['light', 'dark'] as const)
      for (const name of ['story', 'table', 'code', 'rightToLeft']) {
        const { element, stage } = await markdown(name, { theme, width: 320 })
        expect(element.scrollWidth, name).to.be.at.most(element.clientWidth)
        await expect(stage).to.be.accessible()
      }
  })
})
