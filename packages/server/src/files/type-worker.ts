import { parentPort } from 'node:worker_threads'
import { fileTypeFromBuffer } from 'file-type'

// Looks at foreign bytes in a thread of its own: what makes it stumble or hang stops nobody else.

export interface TypeQuestion {
  readonly id: number
  readonly head: Uint8Array
}

export interface TypeAnswer {
  readonly id: number
  readonly type: string | undefined
}

parentPort?.on('message', ({ id, head }: TypeQuestion) => {
  const answer = (type?: string) => parentPort?.postMessage({ id, type } satisfies TypeAnswer)
  fileTypeFromBuffer(head).then(
    (found) => answer(found?.mime),
    () => answer(),
  )
})
