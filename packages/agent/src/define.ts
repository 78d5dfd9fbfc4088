import { define } from '@parley/ui'
import { elements } from './elements.ts'

// For `import '@parley/agent/define'` and the script tag: makes `<parley-agent>` an element of the page.
define(elements)
