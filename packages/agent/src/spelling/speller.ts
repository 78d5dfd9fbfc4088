import type { Answer, QuestionName, Questions } from './messages.ts'
import { fetchOrFail, SpellingUnavailable, startWorker } from './start-worker.ts'
import type { Word } from './words.ts'

type Waiting = { readonly answer: (value: never) => void; readonly fail: (why: SpellingUnavailable) => void }

/** One dictionary of the server, in a worker of its own. */
export class Speller {
  readonly #worker: Promise<Worker>
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  /** Said by the worker, perhaps before it was asked anything. */
  #isBlocked = false

  constructor(server: string, language: string) {
    this.#worker = this.#open(server, language)
    // Told to whoever asks first.
    this.#worker.catch(() => {})
  }

  /** Resolves when the dictionary is open. @throws SpellingUnavailable */
  async ready(): Promise<void> {
    await this.#worker
  }

  /** The misspelled words of `text`; never those of `known`. @throws SpellingUnavailable */
  async check(text: string, known: readonly string[]): Promise<readonly Word[]> {
    return this.#ask(await this.#worker, 'check', { text, known })
  }

  /** What may have been meant by a word, best first. @throws SpellingUnavailable */
  async suggest(word: string): Promise<readonly string[]> {
    return this.#ask(await this.#worker, 'suggest', { word })
  }

  async #open(server: string, language: string): Promise<Worker> {
    const part = async (name: 'aff' | 'dic') => {
      const address = new URL(`/v1/dictionaries/${encodeURIComponent(language)}/${name}`, server || location.href)
      return (await fetchOrFail(address)).arrayBuffer()
    }
    const [worker, aff, dic] = await Promise.all([this.#start(server), part('aff'), part('dic')])
    await this.#ask(worker, 'open', { aff, dic }, [aff, dic])
    return worker
  }

  async #start(server: string): Promise<Worker> {
    const worker = await startWorker(server)
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#answered(data))
    worker.addEventListener('error', () => this.#failed())
    return worker
  }

  #ask<Name extends QuestionName>(
    worker: Worker,
    name: Name,
    ask: Questions[Name]['ask'],
    transfer: Transferable[] = [],
  ): Promise<Questions[Name]['answer']> {
    const id = ++this.#asked
    if (this.#isBlocked) return Promise.reject(new SpellingUnavailable('blocked'))
    return new Promise((answer, fail) => {
      this.#waiting.set(id, { answer, fail })
      worker.postMessage({ id, name, ask }, transfer)
    })
  }

  #answered(said: Answer): void {
    const waiting = this.#waiting.get(said.id)
    this.#waiting.delete(said.id)
    if ('problem' in said) waiting?.fail(new SpellingUnavailable('broken', { cause: said.problem }))
    else waiting?.answer(said.answer as never)
  }

  /** The page's policy, or a script that did not come: nothing will be answered. */
  #failed(): void {
    this.#isBlocked = true
    for (const { fail } of this.#waiting.values()) fail(new SpellingUnavailable('blocked'))
    this.#waiting.clear()
  }
}

const spellers = new Map<string, Speller>()

/** The dictionary of a server for a language: opened once per page, and again after it could not be had. */
export function spellerFor(server: string, language: string): Speller {
  const key = `${server} ${language}`
  const speller = spellers.get(key) ?? new Speller(server, language)
  spellers.set(key, speller)
  speller.ready().catch(() => {
    if (spellers.get(key) === speller) spellers.delete(key)
  })
  return speller
}
