import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Dictionaries } from '../settings/read-dictionaries.ts'
import { errorBody } from './errors.ts'

/** Where the files of a package with a dictionary lie. */
function ofPackage(name: string): Dictionaries[string] {
  const inPackage = (file: string) => fileURLToPath(new URL(file, import.meta.resolve(name)))
  return { aff: inPackage('index.aff'), dic: inPackage('index.dic') }
}

/** The dictionaries that there are: American and British English, and those of the configuration, which win. */
export const hostedDictionaries = (configured: Dictionaries): Dictionaries => ({
  en: ofPackage('dictionary-en'),
  'en-GB': ofPackage('dictionary-en-gb'),
  ...configured,
})

/** Kept for a day: dictionaries change when the operator puts another one there. */
const forADay = 'public, max-age=86400'

/**
 * The dictionaries of the spelling check. Words of a language are no secret, and the panel's worker asks for them from a
 * page of somebody else: every origin may read them.
 */
export function serveDictionaries(app: FastifyInstance, dictionaries: Dictionaries): void {
  app.get<{ Params: { language: string; part: string } }>('/v1/dictionaries/:language/:part', ({ params }, reply) => {
    const { language, part } = params
    const files = Object.hasOwn(dictionaries, language) ? dictionaries[language] : undefined
    reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
    if (!files || (part !== 'aff' && part !== 'dic'))
      return reply
        .code(404)
        .send(errorBody(404, `Ask for aff or dic of one of ${Object.keys(dictionaries).join(', ')}.`))
    return reply
      .headers({ 'cache-control': forADay, 'content-type': 'text/plain; charset=utf-8' })
      .send(createReadStream(files[part]))
  })
}
