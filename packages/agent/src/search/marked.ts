import { html, type TemplateResult } from 'lit'

/** A text with what was found in it as `mark` elements: text in text nodes, whatever is written in it. */
export function marked(text: string, marks: readonly (readonly [start: number, end: number])[]): TemplateResult {
  const parts: unknown[] = []
  let at = 0
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return html`${parts}${text.slice(at)}`
}
