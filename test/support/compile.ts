import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findProgram } from '../../scripts/find-program.mjs'

const compiler = {
  variable: 'CC_PATH',
  places: ['cc', 'gcc', 'clang'],
  debian: ['gcc', 'libc6-dev'],
}

/** Makes, of a source in C, what is loaded into a server with LD_PRELOAD. Gives its path in this folder. */
export function compileLibrary(source: URL, folder: string): string {
  const library = join(folder, `${basename(source.pathname)}.so`)
  const asked = [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-o',
    library,
    fileURLToPath(source),
    '-ldl',
    '-lpthread',
  ]
  execFileSync(findProgram('C compiler', compiler), asked, { stdio: 'inherit' })
  return library
}
