import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import commonjs from '@rollup/plugin-commonjs'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import esbuild from 'rollup-plugin-esbuild'
import { compressOutput } from './scripts/compress-output.mjs'
import { inlineLimits } from './scripts/inline-limits.mjs'
import { leanLit } from './scripts/lean-lit.mjs'
import { mendEmojiPicker } from './scripts/mend-emoji-picker.mjs'
import { oneDecoratorHelper } from './scripts/one-decorator-helper.mjs'

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

/**
 * Takes comments, spaces and idle zeros out of css`…`, and the indentation out of everything else: templates carry it to
 * the page otherwise. The line breaks of styles go behind them, for the source map.
 */
const leanTemplates = {
  name: 'lean-templates',
  transform(code, id) {
    if (!id.includes('/packages/') && !id.includes('/demo/')) return null
    const lean = (css) =>
      css
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/(?<=[{};,]) | (?=[{}!])|(?<=[\w-]:) /g, '')
        .replace(/(?<=[ (,:-])0(?=\.\d)/g, '')
        .replace(/;}/g, '}') + css.replace(/[^\n]/g, '')
    return { code: code.replace(/\bcss`[^`]*`/g, lean).replace(/\n[ \t]+/g, '\n'), map: null }
  },
}

// What all bundles consist of, by file: written into manifest.json, for the snippet and for the budgets.
const manifest = {}
const writeManifest = {
  name: 'write-manifest',
  generateBundle(_, bundle) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue
      manifest[file] = {
        name: chunk.name,
        bytes: Buffer.byteLength(chunk.code),
        gzip: gzipSync(chunk.code, { level: 9 }).length,
        integrity: `sha384-${createHash('sha384').update(chunk.code).digest('base64')}`,
        imports: chunk.imports,
        dynamicImports: chunk.dynamicImports,
        packages: packagesOf(chunk),
      }
    }
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` })
  },
}

/**
 * Lets the loader fetch the widget's file, which an earlier bundle has made. In one bundle both would share modules,
 * and so the loader would have imports or exports: a classic script must have neither. The address is absolute: relative
 * ones lead nowhere in a classic script from another origin.
 */
const fetchWidget = {
  name: 'fetch-widget',
  transform(code, id) {
    if (!id.endsWith('/loader.ts')) return null
    const relative = "import('./define.ts')"
    if (code.split(relative).length !== 2) return this.error(`The loader must hold ${relative} once.`)
    const file = Object.keys(manifest).find((name) => manifest[name].name === 'define')
    return { code: code.replace(relative, `import(server + '${file}')`), map: null }
  },
}

/** As small as can be once it is packed. Nothing in the bundles makes objects with `new` of a function expression. */
const compress = { passes: 5, keep_fargs: false, inline: 1, unsafe_arrows: true }

const bundle = (input, { output, plugins = [] }) => ({
  input,
  // Lazy files may take what they share from the entry itself: no extra file, no extra round trip.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'c/[name]-[hash:7].js',
    assetFileNames: 'c/[name]-[hash:7][extname]',
    hashCharacters: 'base36',
    sourcemap: true,
    ...output,
  },
  plugins: [
    ...plugins,
    resolve({ exportConditions, extensions: ['.ts', '.js'] }),
    leanTemplates,
    leanLit,
    mendEmojiPicker,
    esbuild({ target: 'es2022', tsconfig: 'packages/ui/tsconfig.json' }),
    inlineLimits,
    oneDecoratorHelper,
    terser({ ecma: 2020, module: true, compress, format: { comments: false } }),
    writeManifest,
    compressOutput,
  ],
})

export default () => {
  rmSync(folder, { recursive: true, force: true })
  return [
    bundle({ define: 'packages/widget/src/define.ts' }, { output: { entryFileNames: 'c/[name]-[hash:7].js' } }),
    bundle({ parley: 'packages/widget/src/loader.ts' }, { output: { format: 'iife' }, plugins: [fetchWidget] }),
    bundle({ 'parley-agent': 'packages/agent/src/define.ts' }, {}),
    // A worker of its own: without imports, so that it can be started from a blob: address on the pages of others.
    bundle(
      { 'parley-spelling': 'packages/agent/src/spelling/worker.ts' },
      { output: { format: 'iife' }, plugins: [commonjs()] },
    ),
    bundle({ 'parley-gallery': 'demo/gallery/gallery.ts' }, {}),
  ]
}
