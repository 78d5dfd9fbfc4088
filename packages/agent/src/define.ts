import { define } from '@parley/ui'
import { frameElements } from './frame-elements.ts'

// For `import '@parley/agent/define'` and the script tag: makes `<parley-agent>` an element of the page. What a conversation
// consists of is asked for at once, and does not hold up the desk around it.
define(frameElements)
void import('./conversation-elements.ts').then(({ conversationElements }) => define(conversationElements))
