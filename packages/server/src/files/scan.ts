import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileId } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { FileScanSettings } from '../settings.ts'

/** What whoever scans says: `later` when there was no answer. */
export type Verdict = 'good' | 'refused' | 'later'

/** A file to be looked at. */
export interface Scanned {
  readonly file: FileId
  readonly type: string
  readonly bytes: number
  readonly content: AsyncIterable<Uint8Array>
}

/** Never rejects: trouble is `later`. */
export type Scan = (scanned: Scanned) => Promise<Verdict>

/** Asks whom the settings name; nothing when they name nobody. */
export function createScan({ command, url, timeoutMs }: FileScanSettings, log: Log): Scan | undefined {
  const ask = command ? runs(command, timeoutMs) : url ? posts(url, timeoutMs) : undefined
  if (!ask) return undefined
  return async (scanned) => {
    try {
      return await ask(scanned)
    } catch (error) {
      log('file-scan-failed', { file: scanned.file, error: String(error) })
      return 'later'
    }
  }
}

/** The environment of a scanner has no secrets of ours. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_')))

/** A program that reads the file: 0 is good, 1 is refused, as ClamAV says it. @throws when it says anything else. */
function runs([program = '', ...words]: readonly string[], timeoutMs: number) {
  return async ({ content }: Scanned): Promise<Verdict> => {
    const child = spawn(program, words, { stdio: ['pipe', 'ignore', 'ignore'], env: environment() })
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? signal))
    })
    try {
      // Whoever has seen enough need not read to the end.
      const [said] = await Promise.all([ended, pipeline(content, child.stdin).catch(() => {})])
      if (said === 0) return 'good'
      if (said === 1) return 'refused'
      throw new Error(`the scanner ended with ${said}`)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** An address that takes the file: 200 and 204 are good, 422 is refused. @throws when it says anything else. */
function posts(url: URL, timeoutMs: number) {
  return async ({ file, type, bytes, content }: Scanned): Promise<Verdict> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'parley-file': file,
        'parley-file-type': type,
        'parley-file-bytes': String(bytes),
      },
      body: Readable.toWeb(Readable.from(content)) as ReadableStream,
      duplex: 'half',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    } as RequestInit)
    await answer.body?.cancel()
    if (answer.status === 200 || answer.status === 204) return 'good'
    if (answer.status === 422) return 'refused'
    throw new Error(`the scanner answered ${answer.status}`)
  }
}
