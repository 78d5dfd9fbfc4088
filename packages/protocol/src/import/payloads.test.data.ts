import fc from 'fast-check'
import { examples } from './examples.test.data.ts'
import { foreignFormats } from './index.ts'

// Payloads that nobody has documented.

export const format = fc.constantFrom(...foreignFormats)

/** Names and values that importers look for, so that arbitrary payloads come close to real ones. */
const vocabulary = [...new Set(examples.flatMap(({ payload }) => wordsIn(payload)))]

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => [name, ...wordsIn(inside)])
}

const hostile = fc.constantFrom<unknown>(
  '',
  ' ',
  '\uD800',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example',
  '/own/path.png',
  'https://user:password@evil.example/',
  'HTTPS://Pictures.EXAMPLE/ä b.png',
  'https://pictures.example/%',
  '__proto__',
  '😀'.repeat(300),
  'x'.repeat(11_000),
  '\n'.repeat(50),
  '> '.repeat(3_000),
  'tel:+44 20 7946 0000',
  '2026-02-31',
  '9999-12-31T23:59:59Z',
  '0000-00-00T00:00Z',
  null,
  Number.NaN,
  -1,
  1e300,
  9_007_199_254_740_991,
  true,
  [],
  {},
  [[]],
  undefined,
  10n,
  Symbol('s'),
  () => 1,
)

const word = fc.oneof(fc.constantFrom(...vocabulary), fc.string(), hostile)
export const arbitrary = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, word, tie('list'), tie('object'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...vocabulary), fc.string()), tie('value'), { maxKeys: 6 }),
})).object

/** A documented payload in which some values are replaced, doubled or gone. */
export const mutated = fc
  .record({
    example: fc.constantFrom(...examples),
    wounds: fc.array(fc.record({ at: fc.nat(), by: word, how: fc.constantFrom('replace', 'remove', 'repeat') }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ example, wounds }) => {
    const payload = structuredClone(example.payload)
    for (const { at, by, how } of wounds) {
      const places = placesIn(payload)
      const [holder, name] = places[at % places.length] ?? []
      if (holder === undefined || name === undefined) continue
      if (how === 'remove') delete holder[name]
      else if (how === 'repeat' && Array.isArray(holder[name])) holder[name] = Array(250).fill(holder[name]).flat()
      else holder[name] = by
    }
    return { format: example.format, payload }
  })

type Holder = Record<string, unknown>
function placesIn(value: unknown): readonly (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((name) => [[value as Holder, name] as const, ...placesIn((value as Holder)[name])])
}

export const mark = 'Zwölf Boxkämpfer'
const readByPeople = new Set(
  'title subtitle text body desc description caption label content header heading summary speak placeholder footer errorMessage buttonText buttonLabel displayText fallbackText altText display_text flow_cta button_label placeholderText summaryText coupon_pre_message'.split(
    ' ',
  ),
)

/** A documented payload, of any format, in which one text that people read is another one. */
export const marked = fc
  .record({
    format,
    example: fc.constantFrom(...examples.filter(({ payload }) => textsIn(payload, '').length > 0)),
    at: fc.nat(),
  })
  .map(({ format: name, example, at }) => {
    const payload = structuredClone(example.payload)
    const texts = textsIn(payload, '')
    const place = texts[at % texts.length]
    if (place) place.holder[place.name] = mark
    // Mostly it is taken for what it is.
    return { format: at % 3 > 0 ? example.format : name, payload, path: place?.path ?? '' }
  })

interface Place {
  readonly holder: Holder
  readonly name: string
  readonly path: string
}

function textsIn(value: unknown, path: string): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Holder
  return Object.keys(holder).flatMap((name) => {
    const at = path === '' ? name : `${path}.${name}`
    const isText = typeof holder[name] === 'string' && readByPeople.has(name)
    return isText ? [{ holder, name, path: at }] : textsIn(holder[name], at)
  })
}
