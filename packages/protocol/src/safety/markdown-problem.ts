import { limits } from '../limits.ts'

const markers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/
const marker = />|[-*+]|\d{1,9}[.)]/g

/**
 * Why a text cannot be taken for markdown; nothing when it can. What is nested deeply makes the renderer throw or run for
 * seconds, and a single message must not blank a desk.
 */
export function markdownProblem(markdown: string): string | undefined {
  const { markdownBytes, markdownNesting } = limits
  if (markdown.length > markdownBytes || new TextEncoder().encode(markdown).length > markdownBytes)
    return `is longer than ${markdownBytes} bytes`
  for (const line of markdown.split('\n')) {
    const nested = markers.exec(line)?.[0].match(marker)?.length ?? 0
    if (nested > markdownNesting) return `is nested deeper than ${markdownNesting}`
  }
  return undefined
}
