import type { Spread } from '@parley/protocol'

/**
 * Mean, median and 90th percentile. Percentiles between two values lie between them in proportion (R-7, as spreadsheets have it):
 * the median of two is their mean.
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { count: 0, meanMs: null, medianMs: null, p90Ms: null }
  const sorted = new Float64Array(values).sort()
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length
  return {
    count: sorted.length,
    meanMs: Math.round(mean),
    medianMs: Math.round(quantile(sorted, 0.5)),
    p90Ms: Math.round(quantile(sorted, 0.9)),
  }
}

function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
