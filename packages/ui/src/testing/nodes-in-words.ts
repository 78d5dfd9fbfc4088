import { use } from '@esm-bundle/chai'

// Loaded before every test of the browser: a comparison of two nodes that fails would be sent to the runner with both nodes, whole,
// and the file would never end. It is sent in words.
type Equal = (this: Chai.AssertionStatic, value: unknown, message?: string) => void

use(({ Assertion }, { flag }) =>
  Assertion.overwriteMethod(
    'equal',
    (equal: Equal) =>
      function (this: Chai.AssertionStatic, value: unknown, message?: string) {
        const is: unknown = flag(this, 'object')
        if (!(is instanceof Node) && !(value instanceof Node)) return equal.call(this, value, message)
        const [actual, expected] = [inWords(is), inWords(value)]
        const words = `expected ${actual} to be ${expected}`
        this.assert(is === value, words, `expected another one than ${actual}`, expected, actual)
      },
  ),
)

const inWords = (value: unknown): string =>
  value instanceof Element ? (value.cloneNode() as Element).outerHTML : String(value)
