import { parseAst } from 'rollup/parseAst'

/** What makes code of a string, called by its own name. */
const evaluators = new Set(['eval', 'Function', 'execScript'])
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate'])

/** Fields that make HTML of the string that they are given, and functions that do it with an argument. */
const htmlFields = new Set(['innerHTML', 'outerHTML', 'srcdoc'])
const htmlCalls = new Set([
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'parseFromString',
])

/** A node of the tree that rollup reads code into: what of it is looked at here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly value?: unknown
  readonly computed?: boolean
  readonly left?: Node
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly arguments?: readonly Node[]
}

/**
 * Where a script makes code or HTML of a string: the whole innermost block around each place, with the short names that a minifier
 * gives written as `·`, so that the same code reads the same in every build.
 */
export function sinksIn(code: string): readonly string[] {
  const found: string[] = []
  visit(parseAst(code) as unknown as Node, undefined, (node, block) => {
    if (isSink(node)) found.push(code.slice(block.start, block.end).replace(shortName, '·').replace(/\s+/g, ' '))
  })
  return found
}

/** What a minifier calls things, and no word of the language. */
const shortName = /(?<![\w$.#])(?!(?:if|in|do|of|as|for|let|new|var|try)\b)[A-Za-z_$][\w$]{0,2}(?![\w$])/g

function visit(value: unknown, block: Node | undefined, see: (node: Node, block: Node) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const each of value) visit(each, block, see)
    return
  }
  const node = value as Node
  const inside = block === undefined || node.type === 'BlockStatement' ? node : block
  if (typeof node.type === 'string') see(node, inside)
  for (const part of Object.values(node)) visit(part, inside, see)
}

function isSink(node: Node): boolean {
  const { type, left, callee, arguments: given = [] } = node
  if (type === 'AssignmentExpression') return left !== undefined && htmlFields.has(nameOf(left))
  if ((type !== 'CallExpression' && type !== 'NewExpression') || !callee) return false
  const name = nameOf(callee)
  if (evaluators.has(name) || htmlCalls.has(name)) return true
  if (name === 'write' || name === 'writeln') return callee.object?.name === 'document'
  if (name === 'setAttribute') return given[0]?.value === 'srcdoc'
  return timers.has(name) && ['Literal', 'TemplateLiteral'].includes(given[0]?.type ?? '')
}

/** What is called or set, by its last name: `a`, `b.a` and `b['a']` are all `a`. */
function nameOf({ type, name = '', property, computed }: Node): string {
  if (type !== 'MemberExpression' || !property) return name
  if (!computed) return property.name ?? ''
  return typeof property.value === 'string' ? property.value : ''
}
