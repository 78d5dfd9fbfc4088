import { SpellingEngine } from './engine.ts'
import type { Answer, Question, QuestionName, Questions } from './messages.ts'

// The whole of the worker: a file of its own, which the server hands out as parley-spelling.js.

/** What is used of a worker's own surroundings. */
interface Surroundings {
  onmessage: ((event: { readonly data: Question }) => void) | null
  postMessage(answer: Answer): void
}

const surroundings = globalThis as unknown as Surroundings
let engine: SpellingEngine | undefined

/** @throws Error before a dictionary is open. */
function opened(): SpellingEngine {
  if (!engine) throw new Error('no dictionary is open')
  return engine
}

const answers: { readonly [Name in QuestionName]: (ask: Questions[Name]['ask']) => Questions[Name]['answer'] } = {
  open({ aff, dic }) {
    const decoder = new TextDecoder()
    engine = new SpellingEngine(decoder.decode(aff), decoder.decode(dic))
    return true
  },
  check: ({ text, known }) => opened().check(text, known),
  suggest: ({ word }) => opened().suggest(word),
}

surroundings.onmessage = ({ data: { id, name, ask } }) => {
  try {
    surroundings.postMessage({ id, answer: answers[name](ask as never) })
  } catch (error) {
    // Told to whoever asked: a dictionary that cannot be read is the operator's to mend.
    surroundings.postMessage({ id, problem: String(error) })
  }
}
