/** More emojis than this are a text. */
const most = 5

// As a picture by itself, or because it says so; or a flag. What follows in the same grapheme is part of it.
const emoji = /^(?:\p{Regional_Indicator}{2}|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u

/** Whether a text is nothing but one to five emojis: then they are drawn large. */
export function isOnlyEmojis(text: string): boolean {
  const graphemes: string[] = []
  for (const { segment } of new Intl.Segmenter().segment(text.trim())) {
    if (segment.trim() === '') continue
    graphemes.push(segment)
    if (graphemes.length > most || !emoji.test(segment)) return false
  }
  return graphemes.length > 0
}
