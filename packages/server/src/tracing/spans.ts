/** What a span says about itself: ids, names and numbers; never what anybody wrote. */
export type SpanAttributes = Readonly<Record<`parley.${string}`, string | number>>

/** Says when something began and ended, for whoever looks at traces. */
export interface Spans {
  /** Begins a span. Ends it by calling what it gives, with the reason where it failed: a code of the errors' catalogue, or that a bot failed or was stopped. */
  begin(name: string, attributes: SpanAttributes): (failure?: string) => void
}

const end = () => {}

/** Nobody looks. */
export const noSpans: Spans = { begin: () => end }
