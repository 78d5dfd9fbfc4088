import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { onStage } from './testing/stage.ts'
import { ParleyAvatar } from './parts/parley-avatar.ts'
import { define } from './define.ts'

type Colour = readonly [red: number, green: number, blue: number]

const surfaces = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'bubble']
const hues = [0, 1, 2, 3, 4, 5, 6]

/** Asks the browser what a colour looks like on screen. */
function colourOf(stage: Element, value: string): Colour {
  const probe = document.createElement('i')
  probe.style.color = value
  stage.append(probe)
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')
  if (!canvas) throw new Error('No canvas')
  canvas.fillStyle = getComputedStyle(probe).color
  canvas.fillRect(0, 0, 1, 1)
  probe.remove()
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

/** WCAG's relative luminance and contrast. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(stage: Element, one: string, other: string): number {
  const [dark, light] = [luminance(colourOf(stage, one)), luminance(colourOf(stage, other))].sort((a, b) => a - b) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

const token = (name: string) => `var(--parley-${name})`
const tinted = (hue: number) =>
  `light-dark(oklch(from ${token(`hue-${hue}`)} 0.93 0.03 h), oklch(from ${token(`hue-${hue}`)} 0.33 0.05 h))`

describe('tokens', () => {
  for (const theme of ['light', 'dark'] as const) {
    const pairs: (readonly [ink: string, ground: string, least: number])[] = [
      ...surfaces.flatMap((ground) =>
        ['ink', 'ink-muted', 'accent-text', 'danger', 'warning', 'success'].map(
          (ink) => [token(ink), token(ground), 4.5] as const,
        ),
      ),
      ...surfaces.map((ground) => [token('control-line'), token(ground), 3] as const),
      ...surfaces.map((ground) => [token('focus'), token(ground), 3] as const),
      ...['surface', 'surface-raised', 'bubble'].flatMap((ground) =>
        hues.map((hue) => [token(`hue-${hue}`), token(ground), 4.5] as const),
      ),
      ...hues.flatMap((hue) => [
        [token(`hue-${hue}`), tinted(hue), 4.5] as const,
        [token('ink'), tinted(hue), 4.5] as const,
      ]),
      [token('accent-ink'), token('accent'), 4.5],
      [token('accent'), token('surface'), 3],
      ...['danger', 'warning', 'success'].flatMap((tone) => [
        [token(tone), token(`${tone}-surface`), 4.5] as const,
        [token('ink'), token(`${tone}-surface`), 4.5] as const,
      ]),
    ]

    it(`[LOO1] [B014] keeps text at 4.5:1 and controls at 3:1 in the ${theme} theme`, async () => {
      define({ 'parley-avatar': ParleyAvatar })
      const { stage } = await onStage(html`<parley-avatar></parley-avatar>`, { theme })
      const poor = pairs
        .map(([ink, ground, least]) => ({ ink, ground, least, is: contrast(stage, ink, ground) }))
        .filter(({ is, least }) => is < least)
        .map(({ ink, ground, is }) => `${ink} on ${ground}: ${is.toFixed(2)}`)
      expect(poor).to.deep.equal([])
    })

    it(`[LOO2] [A063] gives participants hues of equal lightness in the ${theme} theme`, async () => {
      define({ 'parley-avatar': ParleyAvatar })
      const { stage } = await onStage(html`<parley-avatar></parley-avatar>`, { theme })
      const lights = hues.slice(1).map((hue) => luminance(colourOf(stage, token(`hue-${hue}`))))
      expect(Math.max(...lights) / Math.min(...lights)).to.be.below(1.5)
    })
  }
})
