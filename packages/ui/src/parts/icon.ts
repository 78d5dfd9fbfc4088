import { html, type TemplateResult } from 'lit'

/** Draws one of `glyphs`. Decoration: the name of what it stands on is in words beside it. Size it with `font-size`. */
export const icon = (glyph: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${glyph}></path></svg>`
