// docs/reference/errors.md: every refusal, from the one catalogue.
import { errorCatalogue } from '@parley/protocol'

export const file = 'docs/reference/errors.md'

const retries = {
  never: 'no',
  later: 'yes, after `retryAfterMs`',
  resync: 'yes, after asking for what is missing',
}

export function make() {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { retry, remedy }]) => `| \`${code}\` | ${remedy} | ${retries[retry]} |`,
  )
  return `<!-- Generated from packages/protocol/src/errors.ts by \`npm run docs\`. Do not edit. -->

# Errors

\`refused\` and \`goodbye\` frames carry a code for programs, facts for texts, whether trying again helps, and a remedy for people.
Words in backticks are facts that come with the error.

| Code | Remedy | Try again? |
| --- | --- | --- |
${rows.join('\n')}
`
}
