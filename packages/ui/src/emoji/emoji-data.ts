// The build puts the files beside its chunks, so they come from where the script came from.

const addresses: Readonly<Record<string, URL>> = {
  en: new URL('emoji-picker-element-data/en/cldr/data.json', import.meta.url),
  de: new URL('emoji-picker-element-data/de/cldr/data.json', import.meta.url),
}

/** The emojis' names and their order in this language, or in English where we have no others. */
export function emojiData(language: string): { readonly locale: string; readonly dataSource: string } {
  const locale = language.toLowerCase().split('-')[0] ?? ''
  const address = addresses[locale]
  return address ? { locale, dataSource: address.href } : { locale: 'en', dataSource: addresses['en']!.href }
}
