import { dialServer } from '../settings.ts'
import { ContactChat } from './contact-chat.ts'

/** A chat that one or more elements of the page show. */
interface Shared {
  readonly chat: ContactChat
  holders: number
  stopFollowing: () => void
}

const chats = new Map<string, Shared>()

/** The chat of one site: all elements of a page share it, so it has one socket. Give it back with `release`. */
export function acquire(server: string, site: string, language: string): ContactChat {
  const key = server + site
  let shared = chats.get(key)
  if (!shared) {
    const chat = new ContactChat({ server, site, language, dial: dialServer(server) })
    chats.set(key, (shared = { chat, holders: 0, stopFollowing: () => {} }))
    void follow(shared, server, site)
  }
  shared.holders++
  return shared.chat
}

/** The last one to release it closes the line. An element that is only moved takes it up again in the same turn. */
export function release(server: string, site: string): void {
  const key = server + site
  const shared = chats.get(key)
  if (!shared) return
  shared.holders--
  queueMicrotask(() => {
    if (shared.holders > 0 || chats.get(key) !== shared) return
    chats.delete(key)
    shared.stopFollowing()
    shared.chat.close()
  })
}

async function follow(shared: Shared, server: string, site: string): Promise<void> {
  const { followPage } = await import('../attention/company.ts')
  if (shared.holders > 0) shared.stopFollowing = followPage(shared.chat, server, site)
}
