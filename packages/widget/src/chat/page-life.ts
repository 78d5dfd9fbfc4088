import { onHints } from '@parley/protocol/client'
import { noteKey } from '../whereabouts.ts'
import type { ContactChat } from './contact-chat.ts'
import { forgetAll } from './forget-all.ts'

/**
 * Lets a chat follow the life of its page: it connects when the page is back, lets go of the line while the page lies in
 * the back/forward cache, and hears what other tabs have noted. Returns how to stop.
 */
export function followPage(chat: ContactChat, server: string, site: string): () => void {
  const stopHints = onHints(() => chat.hint())
  let wasOpen = false
  const left = () => {
    wasOpen = chat.isOpen
    chat.endNow()
    chat.close()
  }
  const back = () => {
    if (wasOpen) chat.open()
    wasOpen = false
  }
  const unplugged = () => chat.hint()
  const noted = ({ key, oldValue, newValue, storageArea }: StorageEvent) => {
    if (storageArea !== localStorage || oldValue === null) return
    if (key === noteKey(server, site, 'draft') && newValue === null) chat.sentElsewhere(oldValue)
    // Signed out in another tab, or identified: this one comes along.
    if (key !== noteKey(server, site, 'token')) return
    if (newValue === null) forgetAll(chat)
    else chat.become(newValue)
  }
  addEventListener('pagehide', left)
  addEventListener('pageshow', back)
  addEventListener('storage', noted)
  addEventListener('offline', unplugged)
  return () => {
    stopHints()
    removeEventListener('pagehide', left)
    removeEventListener('pageshow', back)
    removeEventListener('storage', noted)
    removeEventListener('offline', unplugged)
  }
}
