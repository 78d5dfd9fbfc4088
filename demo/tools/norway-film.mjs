// Makes demo/travel/videos/norway.webm: ten seconds in which the picture norway.svg moves. The ship sails behind one headland
// and comes out from behind the other, so the end meets the beginning. There is no sound.
//   node demo/tools/norway-film.mjs             writes the film
//   node demo/tools/norway-film.mjs 2.5 a.png   writes one frame, that of the second 2.5
//
// It needs Chromium, and ffmpeg with VP9 (Debian: apt-get install ffmpeg). One minute of work on two cores.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../../scripts/find-browser.mjs'

const picture = new URL('../travel/pictures/norway.svg', import.meta.url)
const film = fileURLToPath(new URL('../travel/videos/norway.webm', import.meta.url))

const seconds = 10
const framesPerSecond = 24
const size = { width: 800, height: 500 }

/**
 * Moves the parts of the picture to where they are at one moment. Runs in the page.
 * Whatever moves comes back to its place after a whole number of turns.
 *
 * @param {number} moment from 0 (the picture as it is drawn) to 1 (the same again)
 */
function move(moment) {
  const find = (id) => [...document.querySelectorAll(`#${id} > *`)]
  const turn = (times, phase = 0) => Math.sin(2 * Math.PI * (times * moment + phase))
  /** How far something has come on a way that it goes once in `moment`, from 0 to 1. */
  const part = (phase) => (moment + phase) % 1

  // From behind the left headland (-295) to behind the right one (335), a wave up and down on the way.
  const way = 630
  const x = ((295 + way * moment) % way) - 295
  document
    .querySelector('#ship')
    .setAttribute('transform', `translate(${x} ${turn(4) * 0.8}) rotate(${turn(3) * 0.3} 378 340)`)

  for (const path of find('aurora')) {
    path.dataset.drawn ??= path.getAttribute('d')
    path.setAttribute(
      'd',
      path.dataset.drawn.replace(/(-?\d+) (-?\d+)/g, (_, ...[across, down]) => {
        const slow = (turn(1, -across / 430) - Math.sin((-2 * Math.PI * across) / 430)) * 9
        const quick = (turn(2, -across / 170 + down / 120) - Math.sin(2 * Math.PI * (down / 120 - across / 170))) * 2
        return `${across} ${(Number(down) + slow + quick).toFixed(1)}`
      }),
    )
  }
  document.querySelector('#aurora').setAttribute('opacity', 0.9 + 0.1 * turn(2, 0.25))

  for (const [place, star] of find('stars').entries())
    star.setAttribute('opacity', 0.75 + 0.25 * turn(1 + (place % 3), place / 7))

  document.querySelector('#glints').setAttribute('transform', `translate(${turn(1) * 8} ${turn(2) * 1.5})`)
  document.querySelector('#reflection').setAttribute('transform', `translate(${turn(2) * 2} 0)`)
  document.querySelector('#reflection').setAttribute('opacity', 0.5 + 0.1 * turn(3))

  for (const [place, puff] of find('smoke').entries()) {
    const age = part(place / 3)
    puff.setAttribute('cx', 628 + 26 * age ** 1.4)
    puff.setAttribute('cy', 282 - 54 * age)
    puff.setAttribute('r', 3 + 8 * age)
    puff.setAttribute('opacity', Math.min(1, age * 8) * (1 - age))
  }
}

async function drawFrames(moments, pathOf) {
  const browser = await chromium.launch(chromiumOptions())
  try {
    const page = await browser.newPage({ viewport: size })
    await page.setContent(`<body style="margin:0">${await readFile(picture, 'utf8')}`)
    for (const [place, moment] of moments.entries()) {
      await page.evaluate(move, moment)
      await page.screenshot({ path: pathOf(place) })
    }
  } finally {
    await browser.close()
  }
}

async function makeFilm() {
  const folder = await mkdtemp(join(tmpdir(), 'norway-film-'))
  try {
    const count = seconds * framesPerSecond
    const moments = Array.from({ length: count }, (_, place) => place / count)
    await drawFrames(moments, (place) => join(folder, `${String(place).padStart(4, '0')}.png`))
    const ffmpeg = (...args) => execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...args])
    const input = ['-framerate', String(framesPerSecond), '-i', join(folder, '%04d.png')]
    const vp9 = ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p', '-crf', '30', '-b:v', '190k', '-g', '240', '-row-mt', '1']
    const colours = [
      '-vf',
      'scale=out_color_matrix=bt709',
      '-colorspace',
      'bt709',
      '-color_primaries',
      'bt709',
      '-color_trc',
      'bt709',
    ]
    const pass = (number, ...output) =>
      ffmpeg(...input, ...colours, ...vp9, '-pass', String(number), '-passlogfile', join(folder, 'pass'), ...output)
    pass(1, '-f', 'null', '-')
    pass(2, '-an', '-map_metadata', '-1', '-fflags', '+bitexact', film)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const [second, frame] = process.argv.slice(2)
if (second === undefined) await makeFilm()
else await drawFrames([Number(second) / seconds], () => frame ?? 'frame.png')
