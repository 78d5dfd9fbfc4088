import { define } from '../define.ts'
import { emojiData } from './emoji-data.ts'

/** The picker, as far as we use it. */
export type EmojiPicker = HTMLElement

const words = {
  en: async () => (await import('emoji-picker-element/i18n/en.js')).default,
  de: async () => (await import('emoji-picker-element/i18n/de.js')).default,
}

/** The picker for people who read `language`: it fetches its emojis once it is on the page, and remembers skin tone and favourites. */
export async function makePicker(language: string): Promise<EmojiPicker> {
  const { locale, dataSource } = emojiData(language)
  const [{ default: Picker }, i18n] = await Promise.all([
    import('emoji-picker-element/picker.js'),
    words[locale as keyof typeof words](),
  ])
  define({ 'parley-emoji-picker': Picker })
  return new Picker({ locale, dataSource, i18n })
}
