/** The run in which a figure is the middle one of all runs. */
export function median<Run>(runs: readonly Run[], figure: (run: Run) => number): Run {
  const sorted = [...runs].sort((a, b) => figure(a) - figure(b))
  return sorted[Math.floor((sorted.length - 1) / 2)] as Run
}
