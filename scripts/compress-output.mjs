import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Less than this goes into one packet anyhow. Bytes. */
const worthIt = 1_000

/** The rollup plugin: lays each script and each table beside itself once more, compressed, for the server to send as they are. */
export const compressOutput = {
  name: 'compress-output',
  writeBundle({ dir }, bundle) {
    for (const file of Object.keys(bundle)) {
      if (!/\.(?:js|json)$/.test(file) || file === 'manifest.json') continue
      const bytes = readFileSync(join(dir, file))
      if (bytes.length < worthIt) continue
      writeFileSync(join(dir, `${file}.br`), brotliCompressSync(bytes))
      writeFileSync(join(dir, `${file}.gz`), gzipSync(bytes, { level: 9 }))
    }
  },
}
