import { define } from '@parley/ui'
import { ParleyResponseEditor } from './parley-response-editor.ts'
import { ParleyResponsePreview } from './parley-response-preview.ts'
import { ParleyResponses } from './parley-responses.ts'

/** Registers the elements of the tab: they are loaded when it is shown first. */
export const defineResponses = (): void =>
  define({
    'parley-response-preview': ParleyResponsePreview,
    'parley-response-editor': ParleyResponseEditor,
    'parley-responses': ParleyResponses,
  })
