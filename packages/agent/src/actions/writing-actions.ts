import { glyphs } from '@parley/ui'
import { takesOwnFiles } from '../files/file-sources.ts'
import { absent, impossible, possible, type Action, type Availability } from './action.ts'
import { entryIn } from './targets.ts'
import { filesDown } from '../desk/channels.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { Tool } from '../desk/shown.ts'

/** A tool beside the field of the message. */
const tool = (
  name: Tool,
  { availability, ...own }: Pick<Action, 'label' | 'glyph' | 'shortcut' | 'permission'> & Partial<Action>,
): Action => ({
  ...own,
  availability: availability ?? ((state) => whileWriting(state)),
  run: (desk) => desk.view.show({ tool: name }),
})

/** What helps with a message makes sense while one can be written. */
function whileWriting(state: DeskState, ownReason?: (site: string) => Availability | undefined): Availability {
  const entry = entryIn(state, {})
  if (!entry) return absent('noInteraction')
  const { site, status } = entry.interaction
  if (status !== 'handled') return absent('hasEnded')
  return ownReason?.(site) ?? possible
}

/** What helps the agent to write. */
export const writingActions = {
  'internal-note': tool('note', {
    label: 'addInternalNote',
    glyph: glyphs.lock,
    permission: 'internal-note',
    availability: ({ selected }) => (selected ? possible : absent('noInteraction')),
  }),
  'push-url': tool('push-url', { label: 'pushUrl', glyph: glyphs.link, permission: 'push-url', shortcut: 'desk+l' }),
  spelling: tool('spelling', { label: 'spelling', glyph: glyphs.spelling, shortcut: 'desk+b' }),
  preview: tool('preview', { label: 'preview', glyph: glyphs.eye, shortcut: 'desk+v' }),
  attach: tool('attach', {
    label: 'attach',
    glyph: glyphs.attach,
    permission: 'files-send',
    availability: (state) =>
      whileWriting(state, (site) => {
        const limits = state.agent?.desk.files?.[site]
        if (!limits?.send) return impossible('attachDenied')
        if (!takesOwnFiles(limits)) return impossible('attachDeniedHere')
        const why = filesDown(state)
        return why && impossible(why)
      }),
  }),
  emoji: tool('emoji', {
    label: 'emoji',
    glyph: glyphs.smile,
    shortcut: 'desk+e',
    availability: (state) =>
      whileWriting(state, (site) => (state.agent?.desk.writing?.[site]?.emoji ? undefined : absent('noEmojis'))),
  }),
} as const satisfies Record<string, Action>
