import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Action, Clip, Picture } from '../message-kinds/parts.ts'
import { makeAction } from './actions.ts'
import { address, fileName } from './address.ts'
import { ChoiceIds } from './choice-ids.ts'
import type { Part } from './part.ts'
import { textMessage } from './text-message.ts'
import { clip, titled } from './words.ts'

/** A picture at the address in `part`. */
export function picture(part: Part, alt?: Part): Picture | undefined {
  const url = address(part)
  if (url === undefined) return undefined
  const words = alt && clip(alt, alt.text, limits.altChars)
  return words === undefined ? { url } : { url, alt: words }
}

/** A video at the address in `part`. */
export function video(part: Part, poster?: Part, alt?: Part): Clip | undefined {
  const url = address(part)
  if (url === undefined) return undefined
  const still = poster && address(poster)
  const words = alt && clip(alt, alt.text, limits.altChars)
  return { url, ...(words !== undefined && { alt: words }), ...(still !== undefined && { poster: still }) }
}

/** Tells of a file that has no address, as the other system keeps it. */
export function noteKept(file: Part, url: Part): void {
  if (file.isHere && !url.isHere) file.note('left-out', 'is kept at the other system and has no address')
}

/** A button that opens what is to be heard: nothing is played in the chat. */
export function sound(ids: ChoiceIds, part: Part, url: Part, label: string | undefined): Action | undefined {
  const made = makeAction(ids, { do: 'open-url', part, label: label ?? 'Audio', url })
  if (made) part.note('changed', 'is not played in the chat; a button opens it')
  return made
}

/** What a file is, by its type or by the end of its name. */
export function sortOf(type: string, url: string | undefined): 'image' | 'video' | 'audio' | 'file' {
  const said = /^(image|video|audio)(?:\/|$)/.exec(type)?.[1]
  if (said) return said as 'image' | 'video' | 'audio'
  if (type !== '') return 'file'
  const end = /\.(\w{2,4})(?:[?#]|$)/.exec(url ?? '')?.[1]?.toLowerCase() ?? ''
  if (/^(?:png|jpe?g|gif|webp|avif|svg|bmp)$/.test(end)) return 'image'
  if (/^(?:mp4|webm|mov|m4v|3gp|ogv)$/.test(end)) return 'video'
  return /^(?:mp3|ogg|oga|wav|m4a|aac|opus)$/.test(end) ? 'audio' : 'file'
}

interface Attached {
  readonly part: Part
  readonly url: Part
  readonly sort: ReturnType<typeof sortOf>
  /** What the file is called, or what it shows. */
  readonly name?: Part | undefined
  readonly caption?: Part | undefined
  readonly poster?: Part | undefined
}

/** A file as a message; what is said about a file that cannot be opened stays as text. */
export function attached({ part, url, sort, name, caption, poster }: Attached): readonly Message[] {
  const at = address(url)
  if (!url.isHere) part.note('left-out', 'has no address')
  if (at === undefined) return textMessage(part, name?.text, caption?.text)
  const called = clip(name ?? part, name?.text, limits.titleChars)
  const said = clip(caption ?? part, caption?.text, limits.altChars)
  const described = sort === 'image' ? said?.slice(0, limits.titleChars).toWellFormed() : undefined
  const title = called ?? described ?? fileName(at)
  if (called === undefined && described === undefined && sort !== 'file')
    part.note('changed', 'has no description and is named after its file')

  if (sort === 'image') return [{ kind: 'image', url: at, alt: title, ...(said !== undefined && { caption: said }) }]
  if (sort === 'video') {
    const shown = video(url, poster)
    if (shown) return [{ kind: 'video', title, video: shown, ...(said !== undefined && { caption: said }) }]
  }
  const ids = new ChoiceIds()
  const action =
    sort === 'audio'
      ? sound(ids, part, url, title)
      : makeAction(ids, { do: 'download', part, label: title, url, fileName: name?.text })
  const words = titled(caption?.text)
  return [
    {
      kind: 'card',
      title: words.title ?? title,
      ...(words.text && { text: words.text }),
      actions: action ? [action] : [],
    },
  ]
}
