/** Languages that contacts of a chat often read best. */
const common =
  'ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh'

/** Languages to choose from, with the one that is known, by their names in the language of the desk. */
export function languages(
  desk: string,
  known: string | null,
): readonly { readonly tag: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([desk, 'en'], { type: 'language', fallback: 'code' })
  const tags = new Set([...common.split(' '), ...(known ? [known] : [])])
  return [...tags]
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, desk))
}
