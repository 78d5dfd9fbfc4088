import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { limits } from '@parley/protocol'
import type { Settings } from '../settings.ts'
import { quote } from './kinds.ts'

/** The folders from which the paths are seen that stand in the configuration. */
export interface NamedFilesFolders {
  readonly responses: string
  readonly dictionaries: string
}

/**
 * The settings with the absolute paths of the files that they name. A file that is not there, or not what it should be, is
 * told of at the start and not when an agent needs it: every complaint goes to `problems`.
 */
export function withNamedFiles(settings: Settings, folders: NamedFilesFolders, problems: string[]): Settings {
  const found = (name: string, path: string, folder: string, limitBytes: number): string => {
    const absolute = resolve(folder, path)
    const problem = problemOf(absolute, limitBytes)
    if (problem) problems.push(`${name} is ${quote(path)}, ${problem}`)
    return absolute
  }
  return {
    ...settings,
    responses: settings.responses.map((response, place) => ({
      ...response,
      ...(response.attachments && {
        attachments: response.attachments.map((path, number) =>
          found(`responses.${place}.attachments.${number}`, path, folders.responses, limits.fileBytes),
        ),
      }),
    })),
    dictionaries: Object.fromEntries(
      Object.entries(settings.dictionaries).map(([language, { aff, dic }]) => {
        const name = `dictionaries.${language}`
        const before = problems.length
        const files = {
          aff: found(`${name}.aff`, aff, folders.dictionaries, dictionaryBytes),
          dic: found(`${name}.dic`, dic, folders.dictionaries, dictionaryBytes),
        }
        const set = problems.length === before ? encodingOf(files.aff) : 'UTF-8'
        if (set !== 'UTF-8')
          problems.push(
            `${name}.aff is ${quote(aff)}, which is written in ${set}. It takes UTF-8. Convert both files (\`iconv -f ${set} -t UTF-8\`) and write \`SET UTF-8\`.`,
          )
        return [language, files] as const
      }),
    ),
  }
}

/** Bytes of one file of a dictionary: the largest ones have 10 MB. */
const dictionaryBytes = 20_000_000

function problemOf(path: string, limitBytes: number): string | undefined {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return 'which is no file. It takes the path of a file. Correct it.'
    if (stats.size === 0) return 'which is empty. Correct the path, or leave it out.'
    if (stats.size > limitBytes)
      return `which has ${stats.size} bytes. It takes at most ${limitBytes}. Make it smaller.`
    return undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return `which cannot be read (${code}). The path is seen from the folder of the configuration file. Correct it.`
  }
}

/** What the first lines of an affix file say about how both files are written. */
function encodingOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4_096)
    const length = readSync(file, head)
    return /^\uFEFF?SET[ \t]+(\S+)/m.exec(head.toString('latin1', 0, length).replace('ï»¿', ''))?.[1] ?? 'ISO8859-1'
  } finally {
    closeSync(file)
  }
}
