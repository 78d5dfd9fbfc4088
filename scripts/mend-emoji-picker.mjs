// emoji-picker-element (Apache-2.0, by Nolan Lawson) as we ship it is CHANGED, by the edits below and nothing else: so that it
// works where a strict Content-Security-Policy and Trusted Types are enforced, asks no server but ours, and takes no name in the
// page's registry of elements. Its emojis (emoji-picker-element-data, Apache-2.0) are shipped as they are, with our build.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Each must match exactly once, so that another version of the picker cannot slip through. */
const edits = {
  'emoji-picker-element/picker.js': [
    ['template.innerHTML = htmlString;', 'template.innerHTML = trustedHtml(htmlString);'],
    ["parentNode.innerHTML = '';", "parentNode.textContent = '';"],
    [
      'targetNode.setAttribute(attributeName, newValue);',
      "if (attributeName === 'style') targetNode.style.cssText = newValue; else targetNode.setAttribute(attributeName, newValue);",
    ],
    ["const style = document.createElement('style');", 'const style = new CSSStyleSheet();'],
    ['style.textContent = baseStyles + EXTRA_STYLES;', 'style.replaceSync(baseStyles + EXTRA_STYLES);'],
    ['this.shadowRoot.appendChild(style);', 'this.shadowRoot.adoptedStyleSheets = [style];'],
    ["if (!customElements.get('emoji-picker')) {", 'if (false) {'],
    [/'https:\/\/cdn\.jsdelivr\.net\/[^']*'/, "''"],
  ],
  'emoji-picker-element/database.js': [[/'https:\/\/cdn\.jsdelivr\.net\/[^']*'/, "''"]],
}

/** What the picker needs of ours: strings become markup through our policy. */
const help = (trustedHtml) => `import { trustedHtml } from '${trustedHtml}';\n`

/** The code of a file, mended; nothing for all other files. `trustedHtml`: how to import our file of that name. */
function mended(code, file, trustedHtml) {
  const name = Object.keys(edits).find((candidate) => file.endsWith(candidate))
  if (!name) return undefined
  for (const [from, to] of edits[name]) {
    if (code.split(from).length !== 2) throw new Error(`${name} has changed: ${from} is not there exactly once.`)
    code = code.replace(from, () => to)
  }
  return name.endsWith('picker.js') ? help(trustedHtml) + code : code
}

/** `new URL('…/data.json', import.meta.url)` in our file that says where the emojis are: which language each stands for. */
const dataAddress = /new URL\('(emoji-picker-element-data\/([a-z-]+)\/cldr\/data\.json)', import\.meta\.url\)/g
const isDataFile = (file) => file.endsWith('/emoji/emoji-data.ts')
const ours = fileURLToPath(new URL('../packages/ui/src/emoji/trusted-html.ts', import.meta.url))
const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))

/** What Apache-2.0 asks to be handed on with the changed code, which is shipped without its comments. */
const notice = () =>
  `The emoji picker is emoji-picker-element by Nolan Lawson, changed by Parley: see scripts/mend-emoji-picker.mjs there.\n\n${readFileSync(`${modules}emoji-picker-element/LICENSE`, 'utf8')}`

/** For rollup: mends the picker, and puts the emojis beside the chunks, named by their content. */
export const mendEmojiPicker = {
  name: 'mend-emoji-picker',
  transform(code, file) {
    if (isDataFile(file))
      return {
        code: code.replace(dataAddress, (_, data, language) => {
          const source = JSON.stringify(JSON.parse(readFileSync(modules + data, 'utf8')))
          const reference = this.emitFile({ type: 'asset', name: `emoji-${language}.json`, source })
          return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`
        }),
        map: null,
      }
    const changed = mended(code, file, ours)
    if (changed === undefined) return null
    if (file.endsWith('/picker.js')) this.emitFile({ type: 'asset', name: 'emoji-picker-notice.txt', source: notice() })
    return { code: changed, map: null }
  },
}

/** For the test runner: the same picker, and the emojis from where npm has put them. */
export const mendEmojiPickerInTests = {
  name: 'mend-emoji-picker',
  transform({ path, body }) {
    if (isDataFile(path))
      return body.replaceAll(
        /new URL\('(emoji-picker-element-data\/[^']+)', import\.meta\.url\)/g,
        "new URL('/node_modules/$1', location.href)",
      )
    return mended(body, path, '/packages/ui/src/emoji/trusted-html.ts')
  },
}
