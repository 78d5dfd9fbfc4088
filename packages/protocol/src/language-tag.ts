/** Whether a text names a language as browsers know them (BCP 47): with anything else their formats and names throw. */
export function isLanguageTag(text: string): boolean {
  try {
    return text !== '' && Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
