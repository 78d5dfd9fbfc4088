/** What is measured, in the order of the report. Everything is better when it is less. */
export const measures = {
  kilobytes: { is: 'gzip kB until usable', goal: 24 },
  usableMs: { is: 'usable at 4 × CPU, ms', goal: undefined },
  blockingMs: { is: 'blocking until then and 1 s after, ms', goal: 50 },
  closedLongestMs: { is: 'closed chat, 4 × CPU: longest task over 50 ms, ms', goal: undefined },
  closedShift: { is: 'closed chat: layout shift', goal: 0 },
  tailMs: { is: 'open 10,000 as in reality (the last 60 come), ms', goal: undefined },
  open1kMs: { is: 'open 1,000, all at once, ms', goal: 80 },
  open10kMs: { is: 'open 10,000, all at once, ms', goal: 150 },
  open10kDrawnMs: { is: '… until all of them are drawn, ms', goal: undefined },
  open10kFrameMs: { is: '… longest frame, ms', goal: undefined },
  pageCpuMs: { is: 'scrolling up to the first of 10,000: CPU per 200, ms', goal: undefined },
  pageFrameMs: { is: '… longest frame, ms', goal: undefined },
  arrive1kCpuMs: { is: 'CPU per arriving message at 1,000, ms', goal: 5 },
  arrive10kCpuMs: { is: 'CPU per arriving message at 10,000, ms', goal: 8 },
  burstMs: { is: '1,000 at once at 10,000, a frame each, ms', goal: 100 },
  burstFrameMs: { is: '… longest frame, ms', goal: 50 },
  missedMs: { is: '1,000 at once at 10,000, in one frame, ms', goal: 100 },
  missedFrameMs: { is: '… longest frame, ms', goal: 50 },
  keyCpuMs: { is: 'CPU per key at 10,000, ms', goal: 6 },
  keyP50Ms: { is: 'key to painted at 10,000: p50, ms', goal: undefined },
  keyP99Ms: { is: '… p99, ms', goal: undefined },
  heapMB: { is: 'JavaScript heap at 10,000, MB', goal: undefined },
  rendererMiB: { is: 'renderer memory at 10,000, above the empty page, MiB', goal: 50 },
} as const satisfies Readonly<Record<string, { readonly is: string; readonly goal: number | undefined }>>

export type Measure = keyof typeof measures

/** Figures of one round for one subject. */
export type Figures = { readonly [M in Measure]?: number }
