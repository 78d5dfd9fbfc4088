import { allowedMedia, type Media } from '@parley/ui'
import type { DeskState } from './desk-state.ts'

const made = new WeakMap<object, Map<string, Media>>()

/** Where pictures and videos of a site's conversations may come from. The same function as long as the server says the same. */
export function mediaFor({ agent, server }: DeskState, site = ''): Media {
  if (!agent) return () => undefined
  const bySite = made.get(agent.desk) ?? new Map<string, Media>()
  made.set(agent.desk, bySite)
  const media = bySite.get(site) ?? allowedMedia(server, agent.desk.mediaOrigins?.[site] ?? [])
  bySite.set(site, media)
  return media
}
