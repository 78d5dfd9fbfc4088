// `npm start`: builds what is missing, then becomes the server, with the demo sites and demo agents.
import { buildBundles } from './build.mjs'
import { root } from './root.mjs'
import { serverOptions } from './server-options.mjs'

buildBundles()

// The server takes the place of this process, so that signals and the exit code are its own.
process.chdir(root)
process.execve(
  process.execPath,
  [
    process.execPath,
    ...serverOptions,
    '--conditions=source',
    '--disable-warning=ExperimentalWarning',
    'packages/server/src/main.ts',
  ],
  { ...process.env, PARLEY_DEMO: '1' },
)
