import type { Rating } from '@parley/protocol'
import { html, nothing } from 'lit'

/** What the contact thinks of a conversation, where they have said so. What draws it comes with the first one. */
export function drawRated(rating: Rating | null | undefined) {
  if (!rating) return nothing
  void import('./define-rated.ts')
  return html`<parley-rated .rating=${rating}></parley-rated>`
}
