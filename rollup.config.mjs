import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import esbuild from 'rollup-plugin-esbuild'

const folder = 'build/cdn'

// `source` takes our own TypeScript, `production` the small Lit.
const exportConditions = ['source', 'production', 'browser', 'import', 'default']

/** Which npm packages the modules of a chunk come from; ours by their folder. */
const packagesOf = (chunk) => {
  const names = new Set()
  for (const id of Object.keys(chunk.modules)) {
    const found = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? /\/(packages\/[^/]+)\//.exec(id)
    if (found) names.add(found[1])
  }
  return [...names]
}

/** Takes comments and indentation out of css`…`: a tenth of an element's bytes. Line breaks stay, for the source map. */
const leanStyles = {
  name: 'lean-styles',
  transform(code) {
    const lean = (css) =>
      css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]+/g, '')).replace(/[ \t]*\n[ \t]*/g, '\n')
    return { code: code.replace(/\bcss`[^`]*`/g, lean), map: null }
  },
}

/** Writes manifest.json: bytes, SRI hash and imports of each file, for the snippet and for the budgets. */
const manifest = () => {
  const files = {}
  return {
    name: 'manifest',
    generateBundle(_, bundle) {
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue
        files[file] = {
          name: chunk.name,
          bytes: Buffer.byteLength(chunk.code),
          gzip: gzipSync(chunk.code, { level: 9 }).length,
          integrity: `sha384-${createHash('sha384').update(chunk.code).digest('base64')}`,
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          packages: packagesOf(chunk),
        }
      }
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.json',
        source: `${JSON.stringify(files, null, 2)}\n`,
      })
    },
  }
}

// One instance for both bundles: the manifest written last names the files of both.
const report = manifest()

const bundle = (name, entry, tsconfig) => ({
  input: { [name]: entry },
  preserveEntrySignatures: false,
  output: {
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'c/[name]-[hash].js',
    hashCharacters: 'base36',
    sourcemap: true,
  },
  plugins: [
    resolve({ exportConditions, extensions: ['.ts', '.js'] }),
    leanStyles,
    esbuild({ target: 'es2022', tsconfig }),
    terser({ ecma: 2020, module: true, compress: { passes: 2 }, format: { comments: false } }),
    report,
  ],
})

export default () => {
  rmSync(folder, { recursive: true, force: true })
  return [
    bundle('parley', 'packages/widget/src/loader.ts', 'packages/widget/tsconfig.json'),
    bundle('parley-agent', 'packages/agent/src/define.ts', 'packages/agent/tsconfig.json'),
  ]
}
