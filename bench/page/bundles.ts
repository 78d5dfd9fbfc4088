import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from '../root.ts'

/** Code that a page loads, by its path on the bench's site. */
export type Scripts = ReadonlyMap<string, string>

interface Chunk {
  readonly name: string
  readonly gzip: number
  readonly imports: readonly string[]
}

const folder = `${root}/build/cdn`

/** What Parley ships, read once: another build meanwhile changes nothing. */
export function parleyScripts(): Scripts {
  execFileSync(process.execPath, [`${root}/scripts/build.mjs`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Map(
    globSync('**/*.js', { cwd: folder }).map((file) => [`/${file}`, readFileSync(`${folder}/${file}`, 'utf8')]),
  )
}

/** Kilobytes (1,000 bytes) of each file that a page loads until the widget's composer is there, gzipped. */
export function parleyKilobytes(): ReadonlyMap<string, number> {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Readonly<Record<string, Chunk>>
  const needed = new Map<string, number>()
  const add = (file: string): void => {
    const chunk = manifest[file]
    if (!chunk || needed.has(file)) return
    needed.set(file, chunk.gzip / 1_000)
    chunk.imports.forEach(add)
  }
  for (const [file, { name }] of Object.entries(manifest)) if (name === 'parley' || name === 'define') add(file)
  return needed
}

/** One of the bench's own scripts, bundled and minified as ours are. `file`: from this folder. */
export async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}/bench/page/${file}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['source'],
  })
  return outputFiles[0]?.text ?? ''
}

/** Kilobytes of a script, gzipped. */
export const kilobytesOf = (script: string): number => gzipSync(script, { level: 9 }).length / 1_000
