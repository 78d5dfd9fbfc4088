import { limits, newId } from '@parley/protocol'

const bytes = limits.agentFrameBytes
const fill = (piece: string, around = 0) => piece.repeat(Math.floor((bytes - 500 - around) / piece.length))
const nested = `${'['.repeat(bytes / 2 - 500)}${']'.repeat(bytes / 2 - 500)}`
const command = (name: string, body: string) =>
  `{"type":"command","id":"${newId()}","in":"${newId()}","name":"${name}","body":${body}}`

/** Frames of 256 kB, which is what staff may send; contacts have a quarter of it. */
export const dearestFrames: Readonly<Record<string, string>> = {
  'one text': command('send-message', `{"message":{"kind":"text","text":"${fill('x')}"}}`),
  'escapes without end': command('send-message', `{"message":{"kind":"text","text":"${fill('\\u0000')}"}}`),
  'what is nested': nested,
  'what is nested in a body': command('send-message', `{"message":${nested}}`),
  'what is opened and never closed': fill('['),
  'fields without end': `{${Array.from({ length: 20_000 }, (_, at) => `"f${at}":1`).join()}}`,
  'fields in a body': command(
    'set-case-data',
    `{"fields":{${Array.from({ length: 15_000 }, (_, at) => `"f${at}":"1"`).join()}}}`,
  ),
  'numbers without end': `{"type":"hello","versions":[${fill('1,')}1],"client":"x","as":{}}`,
  'digits without end': `{"type":"read","id":"${newId()}","after":${fill('9')}}`,
  'markdown that is hard to read': command(
    'send-message',
    `{"message":{"kind":"markdown","markdown":"${fill('> - ')}"}}`,
  ),
  'buttons without end': command(
    'send-message',
    `{"message":{"kind":"quick-replies","text":"x","replies":[${fill('{"id":"a","label":"b"},')}{}]}}`,
  ),
}
