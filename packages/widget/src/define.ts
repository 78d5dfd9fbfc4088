import { define, ParleyComposer, ParleyTranscript } from '@parley/ui'
import { ParleyWidget } from './parley-widget.ts'

// Importing this file makes `<parley-widget>` known to the page. The loader does so when somebody wants to chat.
define({
  'parley-composer': ParleyComposer,
  'parley-transcript': ParleyTranscript,
  'parley-widget': ParleyWidget,
})

/** Does what the page has called for. The rarer calls come when they are called. */
export async function perform(element: HTMLElement, call: string, rest: readonly unknown[]): Promise<unknown> {
  if (call === 'toggle') return (element as ParleyWidget).toggle()
  return (await import('./page/page-api.ts')).perform(element, call, rest)
}
