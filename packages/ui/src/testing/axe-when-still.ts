import { use } from '@esm-bundle/chai'
import { chaiA11yAxe } from 'chai-a11y-axe'
import { stillness } from './stillness.ts'

// Loaded before every test of the browser: what is still fading in has the contrast of a ghost, and axe would complain of that.
// Not by way of `@open-wc/testing`: that looks for `afterEach` as it loads, and too early it would clean up after no test.
type Check = (this: Chai.AssertionStatic, options?: object) => PromiseLike<void>

use(chaiA11yAxe)
use(({ Assertion }) =>
  Assertion.overwriteMethod(
    'accessible',
    (check: Check) =>
      function (this: Chai.AssertionStatic, options?: object) {
        return stillness().then(() => check.call(this, options))
      },
  ),
)
