import { Piscina } from 'piscina'
import type { Log } from '../core.ts'
import { causeOf, unavailableFor } from '../following/trouble.ts'
import type { FactIndex } from '../reports/fact-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { workerFile } from '../workers/worker-file.ts'
import type { Call, IndexPaths, Indexes } from './index-worker.ts'

/** So many are under way at once: a long search lets others have their turn between its parts. */
const mostAtOnce = 16

/**
 * Opens what words are looked up in and what reports are counted from, in a thread of their own. A file that cannot be opened, and a
 * thread that ends, are tried again with the next call; whoever asked is told `unavailable`.
 */
export function openIndexes(
  paths: IndexPaths,
  log: Log,
): { readonly searchIndex: SearchIndex; readonly factIndex: FactIndex } {
  const worker = new Piscina<Call, unknown>({
    filename: workerFile('index-worker', import.meta.url),
    workerData: paths,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: mostAtOnce,
    // Where there are fewer cores than threads, messages come first.
    niceIncrement: 10,
  })
  worker.on('error', (error: unknown) => log('index-worker-ended', { error: String(error) }))

  const asks =
    <Index extends keyof Indexes, Method extends keyof Indexes[Index] & string>(index: Index, method: Method) =>
    async (...args: Asked<Indexes[Index][Method]>): Promise<Answered<Indexes[Index][Method]>> => {
      try {
        if (!open.has(index)) throw new Error('It is closed.')
        return (await worker.run({ index, method, args })) as Answered<Indexes[Index][Method]>
      } catch (error) {
        throw unavailableFor(causeOf(error))
      }
    }

  const open = new Set<keyof Indexes>(['search', 'facts'])
  const closes = (index: keyof Indexes) => async () => {
    await asks(index, 'close')().catch(() => {})
    open.delete(index)
    if (open.size === 0) await worker.destroy()
  }

  return {
    searchIndex: {
      reached: asks('search', 'reached'),
      add: asks('search', 'add'),
      clear: asks('search', 'clear'),
      purge: asks('search', 'purge'),
      find: asks('search', 'find'),
      close: closes('search'),
    },
    factIndex: {
      reached: asks('facts', 'reached'),
      courses: asks('facts', 'courses'),
      put: asks('facts', 'put'),
      clear: asks('facts', 'clear'),
      page: asks('facts', 'page'),
      names: asks('facts', 'names'),
      close: closes('facts'),
    },
  }
}

type Asked<Method> = Method extends (...args: infer Args) => unknown ? Args : never
type Answered<Method> = Method extends (...args: never[]) => Promise<infer Answer> ? Answer : never
