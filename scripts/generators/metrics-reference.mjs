// docs/reference/metrics.md: every number of /metrics, from where it is named.
import { ownMetrics } from '@parley/server'

export const file = 'docs/reference/metrics.md'

export function make() {
  const rows = ownMetrics().map(
    ({ name, help, type, label }) => `| \`${name}\` | ${type} | ${label ? `\`${label}\`` : ''} | ${help} |`,
  )
  return `<!-- Generated from packages/server/src/metrics by \`npm run docs\`. Do not edit. -->

# Metrics

What \`/metrics\` says, in Prometheus' text form; how to use it stands in [monitoring](../monitoring.md). Besides, it has what Node
knows of its process: \`process_…\` and \`nodejs_…\`. Durations are in seconds. Names and labels are kept; new ones may come.

| Name | Type | Label | What it is |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
