// docs/reference/design-tokens.md: every custom property that a page may set, from the one place that declares them.
import { readFileSync } from 'node:fs'
import { root } from '../root.mjs'

export const file = 'docs/reference/design-tokens.md'
const source = 'packages/ui/src/tokens.ts'

export function make() {
  const css = readFileSync(`${root}/${source}`, 'utf8')
  const [declarations] = css.split(/^ {2}\}$/m) // the first rule; those below only vary it
  const lines = [
    ...declarations.matchAll(
      /^ {4}(?:\/\* (?<title>.+?) \*\/$|(?<name>--parley-[\w-]+):(?<rest>[^;]+); \/\* (?<means>.+?) \*\/)/gm,
    ),
  ]

  const sections = lines.map(({ groups: { title, name, rest, means } }) =>
    title
      ? `\n## ${title}\n\n| Token | Unless set | Means |\n|---|---|---|\n`
      : `| \`${name}\` | \`${rest.trim().replace(/\s+/g, ' ')}\` | ${means} |\n`,
  )
  return `<!-- Generated from ${source} by \`npm run docs\`. Do not edit. -->

# Design tokens

Set them on \`parley-widget\` or \`parley-agent\`, in the page's own style sheet. \`light-dark(a, b)\` is *a* in light and *b* in dark
colours; one colour for both is fine too.

\`\`\`css
parley-widget {
  --parley-accent: light-dark(#7a1f5c, #e79ac8);
  --parley-radius-bubble: 6px;
}
\`\`\`
${sections.join('')}`
}
