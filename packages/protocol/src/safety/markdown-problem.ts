import { limits } from '../limits.ts'

/** Blanks and markers in front of a line: quotations, bullets, numbers. */
const nesting = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))+/
const marker = />|[-*+]|\d[.)]/g

/** Columns of blanks before a line's first marker that can be one more level. */
const columnsPerLevel = 2

/** What the line below the head of a table consists of; each run of dashes is a column. */
const tableRule = /^[-:|> \t]+$/

/** Cells that a table can fill from a few bytes: in HTML each row has all columns, also where it names none. */
const cellsAtMost = 2_000

/** What the parser looks at again and again until it finds the partner: its time grows with their square. */
const paired = [
  { what: 'brackets', atMost: 1_000, pattern: /\[/g },
  { what: 'marks of emphasis', atMost: 600, pattern: /(?<=\S)(?:\*+|_+|~+)|(?:\*+|_+|~+)(?=\S)/g },
  { what: 'characters of emphasis', atMost: 2_000, pattern: /[*_~]/g },
]

/**
 * Why a text cannot be taken for markdown; nothing when it can. What is nested deeply makes the renderer throw or run for
 * seconds, and a single message must not blank a desk. Takes time in proportion to the text.
 */
export function markdownProblem(markdown: string): string | undefined {
  const { markdownBytes, markdownNesting } = limits
  if (markdown.length > markdownBytes || new TextEncoder().encode(markdown).length > markdownBytes)
    return `is longer than ${markdownBytes} bytes`
  // As the parser counts lines.
  const lines = markdown.split(/\r\n?|\n/)
  if (lines.some((line) => depthOf(line) > markdownNesting)) return `is nested deeper than ${markdownNesting}`
  if (cellsIn(lines) > cellsAtMost) return `has tables of more than ${cellsAtMost} cells`
  const over = paired.find(({ pattern, atMost }) => (markdown.match(pattern)?.length ?? 0) > atMost)
  return over && `has more than ${over.atMost} ${over.what}`
}

/** Levels that a line can open: its markers, and what its indentation continues. */
function depthOf(line: string): number {
  const found = nesting.exec(line)?.[0]
  if (found === undefined) return 0
  const markers = found.match(marker)?.length ?? 0
  const blanks = /^[ \t]*/.exec(found)?.[0].replaceAll('\t', '    ').length ?? 0
  return markers + Math.floor(blanks / columnsPerLevel)
}

/** At most so many cells: every row below a rule, up to an empty line, has the columns of the rule. */
function cellsIn(lines: readonly string[]): number {
  let cells = 0
  let columns = 0
  for (const line of lines) {
    if (line.trim() === '') columns = 0
    else if (tableRule.test(line)) columns = Math.max(columns, line.match(/-+/g)?.length ?? 0)
    cells += columns
  }
  return cells
}
