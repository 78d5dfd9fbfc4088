import type { Core, CoreOptions } from './core.ts'
import type { CoreParts } from './core-parts.ts'

/** How the parts of the core begin and end: in this order, and no other. */
export function createLife(
  { store, doorbell, clock, settings }: CoreOptions,
  parts: CoreParts,
): Pick<Core, 'start' | 'drain' | 'stop' | 'settled'> {
  const { conversationLog, nodes, hearing, lookout, standIn, sweeper, leases, router, hub, lines, heartbeat } = parts
  const { health, bots, behind } = parts
  let stopListening = () => {}

  /** Everybody is told how it stands in the store: agents, and what goes on. */
  async function load(): Promise<void> {
    const { cache, noted, board, botDesks } = parts
    const [records, rows] = await Promise.all([store.agents(), store.openInteractions()])
    // Those who were ready when the server stopped are coming back: their clients are reconnecting.
    const thereUntil = clock.now() + settings.timers.agentAwayMs
    for (const record of records) board.put(record, { thereUntil })
    const ids = rows.map(({ id }) => id)
    const folded = await cache.load(ids)
    const found = ids.flatMap((id) => folded.get(id) ?? []).filter((each) => noted.begins(each))
    for (const { interaction } of found) botDesks.note(interaction)
    router.load(found)
    // While another node is there, nobody has been away because of this one.
    const wereHere = nodes.duty.isMine ? records.filter(({ lost }) => !lost) : []
    leases.start(wereHere.map(({ agentId }) => agentId))
    router.routeAt(thereUntil)
  }

  return {
    async start() {
      // What is rung from here on is not missed, whatever is read in the meantime.
      stopListening = doorbell.onRing(hearing.rung)
      await nodes.start()
      await load()
      sweeper.start()
      await standIn.start()
      heartbeat.start(lines.sessions)
      health.start()
      for (const follower of behind) follower.start()
    },
    async drain() {
      lines.stopTaking()
      await conversationLog.idle()
      lines.sayGoodbye()
      await nodes.leave()
    },
    async stop() {
      stopListening()
      await nodes.leave()
      const { consultations, agentLines, contactLines, teamFeed, runningFeed } = parts
      const timed = [lookout, standIn, health, heartbeat, sweeper, leases, router, consultations, agentLines]
      for (const part of [...timed, contactLines, teamFeed, runningFeed, ...behind]) part.stop()
      bots?.stop()
      await bots?.idle()
      await sweeper.idle()
      await health.idle()
      await conversationLog.idle()
      for (const follower of behind) await follower.idle()
    },
    async settled() {
      await lookout.idle()
      await sweeper.idle()
      await conversationLog.idle()
      await bots?.idle()
      await hub.idle()
    },
  }
}
