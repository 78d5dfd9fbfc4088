// docs/reference/elements.md: what each element takes, asks for and shows, from the comments of its class.
import { globSync, readFileSync } from 'node:fs'
import { root } from '../root.mjs'

export const file = 'docs/reference/elements.md'

// The elements that a page places itself come first, then the parts that they are made of.
const packages = ['widget', 'agent', 'ui']
const comment = String.raw`\/\*\*(?<comment>(?:[^*]|\*(?!\/))*)\*\/\s*`
const classPattern = new RegExp(String.raw`${comment}export class (?<name>Parley\w+) extends (?<body>[^]*?\n\}\n)`, 'g')
const propertyPattern = new RegExp(
  String.raw`${comment}@property\((?<options>[^)]*)\)\s+(?:readonly |declare |override |accessor )*(?<name>\w+)[!?]?(?:: (?<type>[^=\n]+?))?(?: = (?<value>[^\n]+?))?\n`,
  'g',
)
const methodPattern = new RegExp(
  String.raw`${comment}(?:override )?(?:async )?(?<name>[a-z]\w*)\((?<parameters>[^)]*)\)[^\n]*\{\n`,
  'g',
)

export function make() {
  const elements = packages.flatMap((name) => elementsOf(name))
  return `<!-- Generated from the comments of the elements by \`npm run docs\`. Do not edit. -->

# Elements

A page places \`<parley-widget>\` or \`<parley-agent>\`. All others are what these two are made of: they may be styled by their
parts, and their properties are set by their parents.

${elements.join('\n')}`
}

function elementsOf(name) {
  const files = globSync(`packages/${name}/src/**/*.ts`, { cwd: root }).sort()
  const found = files.flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(classPattern)]
      .filter(({ groups }) => /^(LitElement|PrivateTalk|Parley\w+|\w+\(LitElement\))/.test(groups.body))
      .map(({ groups }) => ({ path, groups })),
  )
  const isRoot = ({ path }) => path.split('/').length === 4
  return found.sort((a, b) => Number(isRoot(b)) - Number(isRoot(a))).map(describe)
}

function describe({ path, groups }) {
  const { text, tags } = read(groups.comment)
  const rows = (tag) => tags.filter(([name]) => name === tag).map(([, what]) => what.split(/(?:^| )- (.*)/s))
  return [
    `## \`<${kebab(groups.name)}>\`\n\n\`${groups.name}\` in [${path}](../../${path})\n\n${text}\n`,
    table(
      ['Property', 'Attribute', 'Type', 'Unless set', 'Means'],
      groups.body.matchAll(propertyPattern).map(property),
    ),
    table(['Method', 'Does'], groups.body.matchAll(methodPattern).map(method)),
    table(['Event', 'Means'], rows('fires').map(named)),
    table(['Slot', 'Takes'], rows('slot').map(named)),
    table(['Part', 'Is'], rows('csspart').map(named)),
  ].join('')
}

function property({ groups: { comment, options, name, type, value } }) {
  const attribute = /attribute: false/.test(options)
    ? ''
    : (/attribute: '([^']+)'/.exec(options)?.[1] ?? name.toLowerCase())
  const plainType = type?.trim() ?? { "''": 'string', false: 'boolean' }[value] ?? ''
  return [code(name), code(attribute), code(plainType), code(value), read(comment).text]
}

function method({ groups: { comment, name, parameters } }) {
  return [code(`${name}(${parameters.replace(/\s+/g, ' ').trim()})`), read(comment).text]
}

function named([name, means = '']) {
  return [name ? code(name.trim()) : '(default)', means]
}

function table(head, rows) {
  const lines = [...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
  return lines.length === 0 ? '' : `\n| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n${lines.join('')}`
}

/** A comment without its stars: what it says, and its tags. */
function read(comment) {
  const [text, ...tags] = comment.replace(/^[ \t]*\* ?/gm, '').split(/^[ \t]*@/m)
  const flat = (part) => part.trim().replace(/\s*\n\s*/g, ' ')
  return { text: flat(text), tags: tags.map((tag) => flat(tag).split(/\s+(.*)/s)) }
}

function code(text) {
  return text ? `\`${text}\`` : ''
}

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(1)
}
