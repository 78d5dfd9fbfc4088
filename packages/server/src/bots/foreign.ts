import { type ForeignFormat, foreignFormats, type Imported, importMessages } from '@parley/protocol/import'
import { WrongAnswer } from './wrong-answer.ts'

const isKnown = (format: string): format is ForeignFormat => foreignFormats.some((known) => known === format)

/**
 * Messages in the format of another system as ours, with what was cut or changed.
 *
 * @throws WrongAnswer for a format that is not known; never for what is in the payload.
 */
export function importForeign(format: string, payload: unknown): Imported {
  if (!isKnown(format)) throw new WrongAnswer('format', `expected ${foreignFormats.join(' | ')}`)
  return importMessages(format, payload)
}
