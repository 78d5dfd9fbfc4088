import { readFileSync } from 'node:fs'
import { hostedDictionaries } from '../../http/dictionary-routes.ts'
import type { Check } from '../examination.ts'
import { findingsOf, wordOf, type Finding } from '../finding.ts'

const found = findingsOf('dictionaries')

/** Whether the spelling check has its words: Hunspell's two files for each language. */
export const checkDictionaries: Check = ({ settings }) => {
  const dictionaries = Object.entries(hostedDictionaries(settings.dictionaries))
  const wrong = dictionaries.flatMap(([language, { aff, dic }]): Finding[] => {
    const remedy = `Correct dictionaries.${language}: it takes the .aff and the .dic file of a Hunspell dictionary.`
    try {
      const words = Number.parseInt(readFileSync(dic, 'utf8'), 10)
      const rules = readFileSync(aff, 'utf8')
      if (!Number.isFinite(words)) return [found.problem(`${dic} does not begin with its number of words.`, remedy)]
      return /^\s*SET\s+\S+/m.test(rules) ? [] : [found.warning(`${aff} does not say its encoding.`, remedy)]
    } catch (error) {
      return [found.problem(`The dictionary for ${language} cannot be read (${wordOf(error)}).`, remedy)]
    }
  })
  if (wrong.length > 0) return wrong
  return [found.ok(`There are dictionaries for ${dictionaries.map(([language]) => language).join(', ')}.`)]
}
