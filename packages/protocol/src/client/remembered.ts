/** Values by key, kept on this machine. Never fails: what cannot be kept lives as long as the page. */
export interface KeyValueStore<Value> {
  values(): Promise<readonly Value[]>
  set(key: string, value: Value): Promise<void>
  delete(key: string): Promise<void>
}

/** Forgets everything with the page. */
export function memoryStore<Value>(): KeyValueStore<Value> {
  const kept = new Map<string, Value>()
  return {
    values: async () => [...kept.values()],
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
  }
}

/**
 * Keeps values in IndexedDB, in a database of this name; falls back to memory where the browser forbids it
 * (private mode, blocked storage, quota 0). What talks to the database is fetched beside the page's first needs.
 */
export function indexedStore<Value>(name: string): KeyValueStore<Value> {
  const fallback = memoryStore<Value>()
  const database = import('idb-keyval').then(({ createStore, ...keyval }) => ({
    keyval,
    store: createStore(name, 'kept'),
  }))

  /** What the database says; where it cannot be had, or fails, what memory says. */
  async function ask<Result>(
    wish: (opened: Awaited<typeof database>) => Promise<Result>,
    instead: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await wish(await database)
    } catch {
      return instead()
    }
  }
  return {
    values: async () => [
      ...(await ask(
        ({ keyval, store }) => keyval.values<Value>(store),
        async () => [],
      )),
      ...(await fallback.values()),
    ],
    set: (key, value) =>
      ask(
        ({ keyval, store }) => keyval.set(key, value, store),
        () => fallback.set(key, value),
      ),
    delete: async (key) => {
      await fallback.delete(key)
      await ask(
        ({ keyval, store }) => keyval.del(key, store),
        async () => {},
      )
    },
  }
}

/** Small texts that must be kept at once, before anything else happens: tokens, drafts, what was open. */
export interface Notes {
  get(key: string): string | null
  set(key: string, value: string | null): void
  /** Whether they survive a reload. */
  readonly durable: boolean
}

/** Notes in `localStorage` under `parley:<scope>:`, or in memory where that is forbidden. */
export const localNotes = (scope: string): Notes => notesIn('localStorage', scope)

/** Notes of this tab alone: in `sessionStorage`, or in memory where that is forbidden. */
export const tabNotes = (scope: string): Notes => notesIn('sessionStorage', scope)

function notesIn(name: 'localStorage' | 'sessionStorage', scope: string): Notes {
  const kept = new Map<string, string>()
  const nameOf = (key: string) => `parley:${scope}:${key}`
  const storage = (() => {
    try {
      const probe = nameOf('probe')
      globalThis[name].setItem(probe, '1')
      globalThis[name].removeItem(probe)
      return globalThis[name]
    } catch {
      return undefined
    }
  })()
  return {
    durable: storage !== undefined,
    get(key) {
      try {
        return kept.get(key) ?? storage?.getItem(nameOf(key)) ?? null
      } catch {
        return null
      }
    },
    set(key, value) {
      kept.delete(key)
      try {
        if (value === null) storage?.removeItem(nameOf(key))
        else storage?.setItem(nameOf(key), value)
        if (storage) return
      } catch {
        // Full: the value lives as long as the page.
      }
      if (value !== null) kept.set(key, value)
    },
  }
}
