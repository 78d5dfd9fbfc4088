/** The digits that a phone number has, by the recommendation E.164: a country's code and what is dialed within it. */
const digitsAtMost = 15

/** Groups of digits that people write after an area's code in North America, as their lengths; the first may be the country's 1. */
const northAmerican = /^(?:1 )?3 3 4$/

/** A day: `12.05.2024`, `1/2/24`, `2024-05-12`; also with something behind it. */
const day = /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d)/

/**
 * What is dialed for a phone number as people write it: its digits, with a `+` where it has one. Nothing for numbers that may as
 * well be something else (cards, days, amounts, orders, ranges of pages): a country's code or an area's code is what tells a phone number.
 */
export function dialable(written: string): string | undefined {
  const isInternational = written.startsWith('+')
  // `+49 (0)30`: the zero is dialed within the country only.
  const groups = (isInternational ? written.replace('(0)', ' ') : written).match(/\d+/g) ?? []
  const digits = groups.join('')
  if (/^0[.]/.test(written) || !areBracketsPaired(written) || /[-.\u2010\u2011\u2013/]{2}/.test(written))
    return undefined
  if (isInternational) return isLong(digits, 8, digitsAtMost) && digits[0] !== '0' ? `+${digits}` : undefined
  if (digits.startsWith('00')) return isLong(digits, 10, digitsAtMost + 2) && digits[2] !== '0' ? digits : undefined
  if (digits.startsWith('0')) return isNational(written, groups) ? digits : undefined
  const isNorthAmerican = northAmerican.test(groups.map(({ length }) => length).join(' '))
  const area = groups.at(-3) ?? ''
  return isNorthAmerican && /^[2-9]/.test(area) && (groups.length === 3 || groups[0] === '1') ? digits : undefined
}

const isLong = ({ length }: string, least: number, most: number) => length >= least && length <= most

/** Begins with the zero before an area's code. Without a gap it is a number of another sort, unless it is as long as that of a mobile. */
function isNational(written: string, groups: readonly string[]): boolean {
  const digits = groups.join('')
  if (groups.length === 1) return isLong(digits, 10, 12)
  return isLong(digits, 8, 13) && groups.length <= 6 && !day.test(written)
}

/** At most one pair, around digits. */
const areBracketsPaired = (written: string) => /^[^()]*(?:\(\d+\)[^()]*)?$/.test(written)
