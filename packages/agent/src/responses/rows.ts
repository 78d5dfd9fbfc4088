import type { Response } from './response.ts'

/** One line of the tree: a folder, or a response in it. */
export type Row =
  | {
      readonly is: 'folder'
      readonly key: string
      readonly name: string
      readonly level: number
      readonly isOpen: boolean
      /** How many responses are in it, at every depth. */
      readonly count: number
    }
  | { readonly is: 'response'; readonly key: string; readonly response: Response; readonly level: number }

/** The folder of what the agent marked; no folder of a response can have this key. */
export const favouritesKey = '*'

export const keyOfPath = (path: readonly string[]): string => `/${path.join('/')}`

interface Folder {
  readonly name: string
  readonly path: readonly string[]
  readonly folders: Map<string, Folder>
  readonly responses: Response[]
}

const emptyFolder = (name: string, path: readonly string[]): Folder => ({
  name,
  path,
  folders: new Map(),
  responses: [],
})

/**
 * The lines of the tree as they stand below one another: favourites first, then folders, each with what is in it while it is
 * open, then what lies in no folder. Order within a folder is that of the configuration.
 */
export function rowsOf(
  responses: readonly Response[],
  {
    favourites,
    closed,
    favouritesName,
  }: { favourites: ReadonlySet<string>; closed: ReadonlySet<string>; favouritesName: string },
): readonly Row[] {
  const root = emptyFolder('', [])
  for (const response of responses) {
    let folder = root
    for (const name of response.path ?? []) {
      const next = folder.folders.get(name) ?? emptyFolder(name, [...folder.path, name])
      folder.folders.set(name, next)
      folder = next
    }
    folder.responses.push(response)
  }
  const marked = responses.filter(({ id }) => favourites.has(id))
  const rows: Row[] = []
  if (marked.length > 0) {
    const isOpen = !closed.has(favouritesKey)
    rows.push({ is: 'folder', key: favouritesKey, name: favouritesName, level: 1, isOpen, count: marked.length })
    if (isOpen) rows.push(...marked.map((response) => lineOf(response, 2, favouritesKey)))
  }
  addFolder(rows, root, 1, closed)
  return rows
}

const lineOf = (response: Response, level: number, folder: string): Row => ({
  is: 'response',
  key: `${folder} ${response.id}`,
  response,
  level,
})

function addFolder(rows: Row[], { folders, responses, path }: Folder, level: number, closed: ReadonlySet<string>) {
  for (const folder of folders.values()) {
    const key = keyOfPath(folder.path)
    const isOpen = !closed.has(key)
    rows.push({ is: 'folder', key, name: folder.name, level, isOpen, count: countIn(folder) })
    if (isOpen) addFolder(rows, folder, level + 1, closed)
  }
  for (const response of responses) rows.push(lineOf(response, level, keyOfPath(path)))
}

const countIn = ({ folders, responses }: Folder): number =>
  [...folders.values()].reduce((sum, folder) => sum + countIn(folder), responses.length)
