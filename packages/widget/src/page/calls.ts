/** What a page may call: `parley('open')`, or `parley.open()` once the loader is there. */
export type Call =
  | 'open'
  | 'close'
  | 'toggle'
  | 'send'
  | 'identify'
  | 'logout'
  | 'locale'
  | 'attributes'
  | 'track'
  | 'on'
  | 'off'
  | 'destroy'
  | 'doctor'

/** The one global. Before the loader is there it is the page's own function that queues calls in `q`. */
export type ParleyApi = ((call: Call, ...rest: unknown[]) => Promise<unknown>) & {
  [Name in Call]: (...rest: unknown[]) => Promise<unknown>
} & {
  /** Calls that were made before the loader was there. */
  q?: Iterable<Parameters<ParleyApi>>
  /** Set by the loader: puts the element back when the page has dropped it. */
  place?: () => unknown
}

declare global {
  interface Window {
    parley?: ParleyApi
  }
}
