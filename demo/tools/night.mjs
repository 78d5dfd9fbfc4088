// Makes every demo/shop/drawings/<name>-night.svg from <name>.svg: the same drawing in the evening, with the lamps lit.
//   node demo/tools/night.mjs           writes the files
//   node demo/tools/night.mjs --check   only says which are not up to date
//
// A colour has one counterpart for the night, below. What exists only by day or only by night carries data-when.
import { readdir, readFile, writeFile } from 'node:fs/promises'

const folder = new URL('../shop/drawings/', import.meta.url)

const night = {
  // walls and floors
  '#e6d5c8': '#332723',
  '#cdb4a1': '#463630',
  '#b0947f': '#2b211d',
  '#c9d8dc': '#1d2a31',
  '#a7bcc2': '#2b3b44',
  '#87a0a8': '#1c282e',
  '#d3dbcb': '#232b25',
  '#e8dfc6': '#2c281e',
  '#cdbf98': '#413a2a',
  '#f4eedc': '#4b4434',
  '#b3a47b': '#2e291d',
  '#cccedd': '#1f2233',
  '#b0b9c0': '#2a2f42',
  '#94a5a3': '#232837',
  '#a39d9a': '#37353c',
  '#bbb5b0': '#46434a',
  '#8f8986': '#2a2930',
  '#d9ded3': '#242c2b',
  '#f1f0e8': '#3d4744',
  '#c9ae8b': '#43382c',
  '#bb9e79': '#382e24',
  // window
  '#f7f5ee': '#55605d',
  '#c3dae2': '#18223a',
  '#f8ecc4': '#e6e3d4',
  '#94b3a5': '#1a2a33',
  '#6f9684': '#14212a',
  '#4d6f60': '#2f4a40',
  // opal glass and linen are lit
  '#faf6ea': '#ffebb3',
  '#ece5d3': '#ffdf96',
  '#e0d8c4': '#fbd17c',
  '#ffffff': '#fff6da',
  '#fff3cf': '#fff0c2',
  '#f8f0df': '#ffe3a3',
  '#e9dcc2': '#f9d186',
  '#d6c6a4': '#e3b763',
  // the lamp in parts is not lit
  '#dde3e0': '#222b29',
  '#9aa5a1': '#55625e',
  '#fbf8ef': '#ded9ca',
  '#eee8d9': '#c4beae',
  '#dfd7c5': '#aba593',
  '#fefefe': '#f2eee2',
  '#fff6da': '#efe2ba',
  '#f3e3b4': '#d3c18c',
  '#a9b1ae': '#8b9491',
  '#7f8a86': '#5f6966',
  '#5c6864': '#93a09c',
  '#24574a': '#8fcbb8',
  '#fefefd': '#10201b',
  // metal and wood
  '#26302d': '#0f1413',
  '#1a211f': '#090c0b',
  '#b98d4a': '#c2954f',
  '#94703a': '#8f6b37',
  '#b98b5c': '#7d5c3c',
  '#cfa374': '#a67c52',
  '#86643f': '#5b432b',
  // enamel, cloth, earthenware
  '#2f5d50': '#2b5548',
  '#264b41': '#21433a',
  '#1f4037': '#1a362e',
  '#4f8070': '#47766a',
  '#b4543a': '#a04a33',
  '#8f3f2b': '#7c3625',
  '#d98a70': '#bd7259',
  '#c76a50': '#ab5941',
  '#34567a': '#32547a',
  '#294563': '#273f5c',
  '#213a55': '#1d3149',
  '#6f8fb0': '#5f80a3',
  '#3f6d5e': '#335a4d',
  '#345c4f': '#294a40',
  '#4c7d6d': '#3f6b5d',
  '#3f5f7d': '#344f69',
  '#33506c': '#2a4158',
  '#4d708f': '#405e79',
  '#b9654c': '#6f3e30',
  '#e6c9b4': '#9a7460',
  '#d9b04a': '#b38f3c',
  // paper, food, plants
  '#faf8f2': '#e9dfc6',
  '#d8d2c2': '#bdb299',
  '#c5c3ba': '#a89f8b',
  '#d2a23a': '#c0932f',
  '#c8a93f': '#b99a38',
  '#9fae4c': '#8c9a43',
  '#5d4a2a': '#3c301c',
  '#f7f3e8': '#e4dac4',
  '#e3dcc9': '#c4b89e',
}

// Only in what is drawn for the day; light itself stays what it is.
const onlyByDay = new Set(['#e0c8a6'])
const light = new Set(['#ffd27a', '#fff8e0', '#e8dcc0', '#e6e3d4'])

const check = process.argv.includes('--check')
const names = (await readdir(folder)).filter((name) => name.endsWith('.svg') && !name.endsWith('-night.svg'))
let stale = 0

for (const name of names) {
  const day = await readFile(new URL(name, folder), 'utf8')
  const missing = new Set()
  const drawn = day
    .replace('>\n', `>\n  <!-- Made from ${name} by demo/tools/night.mjs. Change that one. -->\n`)
    .replaceAll('data-when="night" display="none"', 'data-when="night"')
    .replaceAll('data-when="day"', 'data-when="day" display="none"')
    .replace(/#[0-9a-f]{6}\b/g, (colour) => {
      if (night[colour]) return night[colour]
      if (!light.has(colour) && !onlyByDay.has(colour)) missing.add(colour)
      return colour
    })
  if (missing.size > 0)
    throw new Error(`${name}: no colour for the night for ${[...missing].join(', ')}; add it to demo/tools/night.mjs`)

  const target = new URL(name.replace(/\.svg$/, '-night.svg'), folder)
  if ((await readFile(target, 'utf8').catch(() => '')) === drawn) continue
  stale += 1
  if (check) console.error(`${target.pathname} is not up to date: run node demo/tools/night.mjs`)
  else await writeFile(target, drawn)
}

if (check && stale > 0) process.exitCode = 1
else console.log(check ? 'The drawings are up to date.' : `${stale} drawings written.`)
