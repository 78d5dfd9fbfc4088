import type { Upload } from '@parley/protocol/uploads'
import type { Speaker } from '../texts/speaker.ts'
import type { FileProblem } from './file-problem.ts'
import { sizeWords } from './size-words.ts'
import type { en } from './texts/en.ts'

type Says = Speaker<typeof en>

/** Extensions as people write them: `PDF, PNG, DOCX`. */
export const typeWords = (types: readonly string[]): string => types.map((type) => type.toUpperCase()).join(', ')

/** Why a file cannot go, and what to do. */
export function problemWords(problem: FileProblem, speaker: Says): string {
  switch (problem.is) {
    case 'empty':
      return speaker.say('empty')
    case 'tooLarge':
      return speaker.say('tooLarge', { size: sizeWords(problem.most, speaker as never) })
    case 'wrongType':
      return speaker.say('wrongType', { types: typeWords(problem.types) })
    case 'tooMany':
      return speaker.say('tooMany', { count: problem.most })
  }
}

/** What the server's refusals mean to whoever sends. */
const refusals: Readonly<Record<string, keyof typeof en>> = {
  'file-empty': 'empty',
  'file-type-mismatch': 'mismatch',
  'file-refused': 'rejected',
  'file-damaged': 'damaged',
  quota: 'quota',
  unavailable: 'noSpace',
  'conversation-ended': 'ended',
  'files-not-allowed': 'notTaken',
}

/** How far an upload is, or why it has stopped. */
export function uploadWords({ state, bytes, sentBytes, error }: Upload, speaker: Says): string {
  const size = (count: number) => sizeWords(count, speaker as never)
  switch (state) {
    case 'sending':
      return speaker.say('sending', { done: size(sentBytes), size: size(bytes) })
    case 'waiting':
      return speaker.say(error?.code === 'unavailable' ? 'waitingForServer' : 'waiting')
    case 'checking':
      return speaker.say('checking')
    case 'refused':
      return refusedWords(error, speaker)
  }
}

function refusedWords(error: Upload['error'], speaker: Says): string {
  const { code = '', facts = {} } = error ?? {}
  const { limitBytes, types, limit } = facts as { limitBytes?: number; types?: string; limit?: number }
  if (code === 'file-too-large' && limitBytes)
    return speaker.say('tooLarge', { size: sizeWords(limitBytes, speaker as never) })
  if (code === 'file-type-refused' && types) return speaker.say('wrongType', { types: types.toUpperCase() })
  if (code === 'too-many-files' && limit) return speaker.say('tooMany', { count: limit })
  const key = refusals[code]
  return speaker.say((key as 'refused' | undefined) ?? 'refused')
}
