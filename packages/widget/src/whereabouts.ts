// What the loader and the widget must agree on. The loader carries its own copy of this file: keep it import-free.

/**
 * The key under which a note of one site's chat is kept in the browser, as `localNotes(server + site)` of the client
 * has it. `server` is the folder of the script, with a slash at its end.
 */
export const noteKey = (server: string, site: string, name: string): string => `parley:${server}${site}:${name}`

/** Note in `localStorage`: a conversation is going on, so the widget connects without being asked. Its value is the id. */
export const runningNote = 'running'

/** Note in `sessionStorage`, so of this tab alone: `auto` when the contact left the panel open, `closed` when not. Wins over `data-open`. */
export const panelNote = 'panel'

/** What a storage keeps; nothing where the browser forbids to look. */
export function recall(storage: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[storage].getItem(key)
  } catch {
    return null
  }
}

/** What the launcher is called while closed: the one text that the loader needs. */
export const openChat = (language: string): string => (/^de/i.test(language) ? 'Chat öffnen' : 'Open chat')
