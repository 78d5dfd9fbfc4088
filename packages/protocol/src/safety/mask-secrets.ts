/** Hides secrets in a text: the same text where there are none. What is hidden is a dot for each character, so places stay. */
export type Mask = (text: string) => string

/** Stands for a hidden character. */
export const maskDot = '•'

/** Digits of the longest and the shortest card number. */
const [mostDigits, fewestDigits] = [19, 13]

// One separator between two digits: a space of any sort, or a dash of any sort.
const digitRuns = /\d(?:[ \u00a0\u2007\u2009\u202f\u2010-\u2015-]?\d){12,}/g

/** The first digits of card numbers, with as many digits as such cards have. */
const issuers =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11,16}|35(?:2[89]|[3-8]\d)\d{12,15}|(?:50|5[6-8]|6\d)\d{11,17})$/

/**
 * Hides card numbers but for their last four digits, and whatever the site's patterns match.
 *
 * A card number has 13 to 19 digits, with single spaces or dashes between them or none, begins as an issuer's do, and has the right
 * check digit. What follows a `+` is a phone number. One that is split over two messages is not found.
 *
 * @param patterns - Regular expressions as `maskPatterns` of a site takes them.
 */
export function maskFor(patterns: readonly string[] = []): Mask {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'giu'))
  return (text) => {
    let masked = text.replace(digitRuns, (run, at: number) => hideCards(run, text[at - 1] === '+'))
    for (const expression of expressions) masked = masked.replace(expression, hideAll)
    return masked
  }
}

const hideAll = (secret: string) => secret.replace(/\S/gu, maskDot)

/** Looks at every row of whole groups in the run: a date or a house number may stand before a card number. */
function hideCards(run: string, isPhone: boolean): string {
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    index,
    end: index + digits.length,
  }))
  let hidden = run
  for (let first = isPhone ? 1 : 0; first < groups.length; first++) {
    const last = cardFrom(groups, first)
    if (last === undefined) continue
    const [from, to] = [groups[first]!.index, groups[last]!.end]
    hidden = hidden.slice(0, from) + hideButFour(run.slice(from, to)) + hidden.slice(to)
    first = last
  }
  return hidden
}

/** The group with which the longest card number that begins at the group `first` ends. */
function cardFrom(groups: readonly { readonly digits: string }[], first: number): number | undefined {
  let digits = ''
  let found: number | undefined
  for (let last = first; last < groups.length; last++) {
    digits += groups[last]!.digits
    if (digits.length > mostDigits) break
    if (digits.length >= fewestDigits && issuers.test(digits) && hasCheckDigit(digits)) found = last
  }
  return found
}

/** Whether the last digit is the one that Luhn's formula gives for those before. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

function hideButFour(number: string): string {
  const shownFrom = number.length - number.match(/(?:\d\D?){4}$/)![0].length
  return number.slice(0, shownFrom).replace(/\d/g, maskDot) + number.slice(shownFrom)
}
