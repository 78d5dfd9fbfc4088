import { limits } from '@parley/protocol'
import type { Speaker } from '@parley/ui'
import type { OwnDraft } from './library.ts'
import type { Response } from './response.ts'
import type { en } from './texts/en.ts'

/** What keeps a response of the agent's own from being saved, by field, in words. */
export interface DraftProblems {
  readonly title?: string | undefined
  readonly path?: string | undefined
  readonly shortcut?: string | undefined
  readonly text?: string | undefined
}

/** The same as the server takes. */
const shortcutPattern = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,38}$/u

export function problemsOf(
  draft: OwnDraft,
  {
    holder,
    own,
    say,
  }: {
    /** Who has the shortcut already. */
    readonly holder: Response | undefined
    /** The agent's other ones. */
    readonly own: readonly Response[]
    readonly say: Speaker<typeof en>['say']
  },
): DraftProblems {
  const { title, text, shortcut, path = [] } = draft
  const bytes = new TextEncoder().encode(JSON.stringify([...own, draft])).length
  const isTooMuch = bytes > limits.memoryBytes - 200 || own.length >= limits.personalResponses
  const isFolderWrong = path.length > limits.responseFolders || path.some((name) => name.length > 80)
  return {
    title: title === '' ? say('titleMissing') : undefined,
    path: isFolderWrong ? say('folderWrong', { count: limits.responseFolders }) : undefined,
    shortcut:
      shortcut === undefined
        ? undefined
        : !shortcutPattern.test(shortcut)
          ? say('shortcutWrong')
          : holder && say('shortcutTaken', { shortcut, title: holder.title }),
    text:
      text.trim() === ''
        ? say('textMissing')
        : isTooMuch
          ? say('tooMuch', { kB: Math.floor(limits.memoryBytes / 1_000) })
          : undefined,
  }
}
