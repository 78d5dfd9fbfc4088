// Variables of standard responses: `{contact.name}`, `{case.order}`, `{time.greeting}`. Pure.

/** A variable in a text: where it stands, with its braces. */
export interface Placeholder {
  readonly start: number
  readonly end: number
  /** As it is written: `{contact.name}`. */
  readonly written: string
}

const pattern = () => /\{((?:contact|agent|site|case|time)\.[\p{L}\p{N}](?:[\p{L}\p{N} _.-]{0,78}[\p{L}\p{N}])?)\}/gu

/** The variables that stand in a text, in order. Other braces are the writer's own. */
export const placeholdersIn = (text: string): readonly Placeholder[] =>
  [...text.matchAll(pattern())].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    written,
  }))

/**
 * The text with its variables filled. What has no value stays as it is written: it is seen, found again, and kept from
 * being sent.
 */
export const fillIn = (text: string, valueOf: (variable: string) => string | undefined): string =>
  text.replace(pattern(), (written, variable: string) => valueOf(variable) ?? written)
