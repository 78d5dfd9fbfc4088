import type { StandardResponse } from '@parley/protocol'
import { listed } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { messageComplaint } from './message-complaint.ts'
import { readShape } from './read-shape.ts'

/** Standard responses at most: desks get all of them at once. */
const most = 500

/** `responses` in the file: what agents look at and send as it is. */
export const responsesSchema = v.pipe(v.array(v.strictObject(listed.entries.responses.item.entries)), v.maxLength(most))

/** The rich standard responses of the file. Every complaint goes to `problems`. */
export function readResponses(json: unknown, fileName: string, problems: string[]): readonly StandardResponse[] {
  if (json === undefined) return []
  const responses = readShape(responsesSchema, json, { path: 'responses', fileName, problems })
  if (!responses) return []
  const ids = responses.map(({ id }) => id)
  responses.forEach(({ id, message }, place) => {
    const complaint = messageComplaint(message, `responses.${place}.message`, fileName)
    if (complaint) problems.push(complaint)
    if (ids.indexOf(id) < place)
      problems.push(`responses.${place}.id in ${fileName} is "${id}", which another one has. Choose another id.`)
  })
  return responses
}
