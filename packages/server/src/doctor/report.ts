import { checkNames, type Finding, type Grade } from './finding.ts'

const words: Readonly<Record<Grade, string>> = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' }

const indent = ' '.repeat(24)

/** For people: one line per finding, with the remedy below, and a line that sums up. */
export function asText(findings: readonly Finding[]): string {
  const width = Math.max(...checkNames.map(({ length }) => length))
  const lines = findings.map(({ check, is, says, remedy }) => {
    const line = `${words[is]}  ${check.padEnd(width)}  ${says}`
    return remedy === undefined ? line : `${line}\n${indent}${remedy}`
  })
  const count = (grade: Grade) => findings.filter(({ is }) => is === grade).length
  const [problems, warnings] = [count('problem'), count('warning')]
  const sum =
    problems + warnings === 0
      ? 'All is well.'
      : `${problems} problem${problems === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.`
  return `${lines.join('\n')}\n\n${sum}`
}

/** For programs. Fields may be added; those that are there keep their meaning. */
export function asJson(findings: readonly Finding[]): string {
  const isHealthy = findings.every(({ is }) => is !== 'problem')
  return JSON.stringify({ healthy: isHealthy, findings }, null, 2)
}
