import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))

/** What a command left: `printed` is all of it, `out` and `err` its two streams. */
export interface Ran {
  readonly code: number
  readonly printed: string
  readonly out: string
  readonly err: string
}

/** Runs `parley-server` with these words, as an operator does, and waits for its end. Of the settings it has only those that are given. */
export function runCommand(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const node = ['--conditions=source', '--disable-warning=ExperimentalWarning', main, ...words]
  const options = { env: { PATH: process.env['PATH'], ...settings }, cwd: tmpdir() }
  return new Promise((resolve) => {
    execFile(process.execPath, node, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, printed: out + err, out, err }),
    )
  })
}
