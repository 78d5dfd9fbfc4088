// RFC 3492. Browsers write names in it and do not read it aloud.

const base = 36
const least = 1
const most = 26

/** The letters behind a label such as `xn--80ak6aa92e`; the label itself where it is none, or broken. */
export function readPunycode(label: string): string {
  if (!label.startsWith('xn--')) return label
  const coded = label.slice('xn--'.length)
  const hyphen = coded.lastIndexOf('-')
  const letters = Array.from(coded.slice(0, Math.max(0, hyphen)), (letter) => letter.charCodeAt(0))
  let [code, at, bias] = [128, 0, 72]
  for (let place = hyphen + 1; place < coded.length; ) {
    const before = at
    for (let [weight, step] = [1, base]; ; step += base) {
      const digit = digitOf(coded.charCodeAt(place++))
      if (digit >= base) return label
      at += digit * weight
      const threshold = Math.min(Math.max(step - bias, least), most)
      if (digit < threshold) break
      weight *= base - threshold
    }
    const length = letters.length + 1
    bias = adapted(at - before, length, before === 0)
    code += Math.floor(at / length)
    at %= length
    if (code > 0x10_ffff) return label
    letters.splice(at++, 0, code)
  }
  return String.fromCodePoint(...letters)
}

function digitOf(charCode: number): number {
  if (charCode >= 97 && charCode <= 122) return charCode - 97
  return charCode >= 48 && charCode <= 57 ? charCode - 22 : base
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2))
  rest += Math.floor(rest / length)
  let bias = 0
  for (; rest > ((base - least) * most) / 2; bias += base) rest = Math.floor(rest / (base - least))
  return bias + Math.floor(((base - least + 1) * rest) / (rest + 38))
}
