import { limits } from '@parley/protocol'
import { responseFields, responseId } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { messageComplaint } from './message-complaint.ts'
import { readShape } from './read-shape.ts'

/** What a response of the file and one that comes over HTTP have in common, and what both refuse. */
const ownFields = { id: responseId, ...responseFields }

const hasOneContent = ({ text, message }: { text?: string | undefined; message?: unknown }) =>
  (text === undefined) !== (message === undefined)
const oneContent = 'needs either text or message'

/** A response as it comes over HTTP: without files, which are the file's. */
export const managedResponse = v.pipe(
  v.strictObject(ownFields),
  v.check((response) => hasOneContent(response), oneContent),
)

/** A response of the file. Its attachments are paths, seen from the file's folder. */
const configuredResponse = v.pipe(
  v.strictObject({
    ...ownFields,
    attachments: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))), v.maxLength(limits.responseFiles)),
    ),
  }),
  v.check((response) => hasOneContent(response), oneContent),
)

export type ManagedResponse = v.InferOutput<typeof managedResponse>
export type ConfiguredResponse = v.InferOutput<typeof configuredResponse>

/** `responses` in the file: what all agents have. */
export const responsesSchema = v.pipe(v.array(configuredResponse), v.maxLength(limits.responses))

/** The standard responses of the file. Every complaint goes to `problems`. */
export function readResponses(json: unknown, fileName: string, problems: string[]): readonly ConfiguredResponse[] {
  if (json === undefined) return []
  const responses = readShape(responsesSchema, json, { path: 'responses', fileName, problems })
  if (!responses) return []
  const places = new Map<string, number>()
  const shortcuts = new Map<string, string>()
  responses.forEach(({ id, message, shortcut, language = '', sites = [] }, place) => {
    const complaint = message && messageComplaint(message, `responses.${place}.message`, fileName)
    if (complaint) problems.push(complaint)
    if (places.has(id))
      problems.push(`responses.${place}.id in ${fileName} is "${id}", which another one has. Choose another id.`)
    places.set(id, place)
    if (shortcut === undefined) return
    const key = [shortcut.toLowerCase(), language, ...[...sites].sort()].join(' ')
    const other = shortcuts.get(key)
    if (other !== undefined)
      problems.push(
        `responses.${place}.shortcut in ${fileName} is "${shortcut}", which "${other}" has for the same language. Choose another shortcut.`,
      )
    shortcuts.set(key, id)
  })
  const bytes = Buffer.byteLength(JSON.stringify(responses))
  if (bytes > limits.responsesBytes)
    problems.push(
      `responses in ${fileName} have ${bytes} bytes together. They take at most ${limits.responsesBytes}. Shorten them.`,
    )
  return responses
}
