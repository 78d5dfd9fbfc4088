import { readPunycode } from './punycode.ts'

/** What to beware of before an address is given to somebody. */
export type LinkWarning =
  /** Reads like one of the site's own hosts and is another: letters that look alike, or its name in a foreign one. */
  | { readonly is: 'looks-like'; readonly host: string }
  /** Nearly one of the site's own hosts. */
  | { readonly is: 'typo'; readonly host: string }
  /** Letters of other alphabets in the host. */
  | { readonly is: 'foreign-letters' }
  /** A number instead of a name. */
  | { readonly is: 'number' }
  | { readonly is: 'not-encrypted' }

/** Letters that are read as others, by what they are read as; more than one letter may be read as one. */
const readAs: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'ЬƄв',
  c: 'сϲ',
  d: 'ԁɗ',
  e: 'еєҽ',
  g: 'ɡԍ',
  h: 'һհ',
  i: 'іιıɩ',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ1ǀⅼ',
  m: 'мⅿ',
  n: 'пոη',
  o: 'оοσօ0',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гᴦ',
  s: 'ѕꜱ5',
  t: 'тτ',
  u: 'υսц',
  v: 'νѵ',
  w: 'ԝωш',
  x: 'хχ',
  y: 'уγү',
  z: 'ᴢ',
}

const letterOf = new Map(
  Object.entries(readAs).flatMap(([letter, alike]) => Array.from(alike, (each) => [each, letter] as const)),
)

/** A host as it is read in haste: without accents, look-alike letters as what they look like. */
const asRead = (host: string) => {
  const letters = host.split('.').map(readPunycode).join('.').normalize('NFKD').replace(/\p{M}/gu, '')
  return Array.from(letters, (letter) => letterOf.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

const withoutWww = (host: string) => host.replace(/^www\./, '').replace(/\.$/, '')

/**
 * What to beware of with a canonical address, the gravest first; `ownHosts` are the site's own. Nothing but `not-encrypted` is ever
 * said of these and of what lies below them.
 */
export function linkWarnings(url: string, ownHosts: readonly string[]): readonly LinkWarning[] {
  const { protocol, hostname } = new URL(url)
  const host = withoutWww(hostname)
  const own = ownHosts.map(withoutWww).filter((each) => each !== '')
  const warnings: LinkWarning[] = []
  const isNumber = /^\[|^[\d.]+$/.test(host)
  if (!own.some((each) => host === each || host.endsWith(`.${each}`))) {
    const likeness = isNumber ? undefined : likenessTo(host, own)
    if (likeness) warnings.push(likeness)
    if (host.includes('xn--')) warnings.push({ is: 'foreign-letters' })
    if (isNumber) warnings.push({ is: 'number' })
  }
  if (protocol === 'http:') warnings.push({ is: 'not-encrypted' })
  return warnings
}

function likenessTo(host: string, own: readonly string[]): LinkWarning | undefined {
  const disguised = own.find((each) => isDisguised(host, each))
  if (disguised) return { is: 'looks-like', host: disguised }
  const mistyped = own.find((each) => isTypo(endOf(host, each), each))
  return mistyped === undefined ? undefined : { is: 'typo', host: mistyped }
}

/** As many labels from the end as the other has. */
const endOf = (host: string, other: string) => host.split('.').slice(-other.split('.').length).join('.')

/** The same to the eye, or the own name within a foreign one: `shop.example.evil.example`, `shop-example.evil.example`. */
function isDisguised(host: string, own: string): boolean {
  if (asRead(endOf(host, own)) === asRead(own)) return true
  const read = asRead(host)
  return own.includes('.') && [own, own.replaceAll('.', '-')].some((each) => read.includes(asRead(each)))
}

/** One slip of the finger; two in long names; or the same name with another ending. */
function isTypo(host: string, own: string): boolean {
  const name = own.slice(0, own.lastIndexOf('.'))
  if (name.length >= 4 && host.slice(0, host.lastIndexOf('.')) === name) return true
  const slips = own.length >= 12 ? 2 : own.length >= 5 ? 1 : 0
  return Math.abs(host.length - own.length) <= slips && slipsBetween(host, own) <= slips
}

/** Letters to add, drop, change or swap to get from one to the other (Damerau and Levenshtein). */
function slipsBetween(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row += 1) {
    const costs = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      let cost = Math.min(last[column]! + 1, costs[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1))
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (isSwapped) cost = Math.min(cost, beforeLast[column - 2]! + 1)
      costs.push(cost)
    }
    ;[beforeLast, last] = [last, costs]
  }
  return last[other.length]!
}
