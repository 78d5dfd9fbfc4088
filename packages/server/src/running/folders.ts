import { fileURLToPath } from 'node:url'

/** Where the files are that the server hands out. */
export interface Folders {
  /** The loader, the panel and their chunks. */
  readonly scripts: string
  readonly demo: string
}

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

/** In the repository, seen from `src/running` and from `dist/running` alike. */
export const standardFolders: Folders = { scripts: fromRoot('build/cdn'), demo: fromRoot('demo') }
