import { define, ParleyBanner, ParleyComposer, ParleyTranscript } from '@parley/ui'
import { ParleyWidget } from './parley-widget.ts'

// Importing this file makes `<parley-widget>` known to the page. The loader does so when somebody wants to chat.
define({
  'parley-banner': ParleyBanner,
  'parley-composer': ParleyComposer,
  'parley-transcript': ParleyTranscript,
  'parley-widget': ParleyWidget,
})

export { perform } from './page/page-api.ts'
