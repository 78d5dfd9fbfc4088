import type { ClientFrame, ServerFrame } from '@parley/protocol'
import type { ServerEnd, ServerSide } from '@parley/protocol/testing'
import type { Chance } from '../../support/random.ts'

/** What may overtake its neighbours. Everything else changes which logs are followed, and keeps its place. */
const mayOvertake: ReadonlySet<ServerFrame['type']> = new Set(['events', 'accepted', 'refused', 'page', 'signal'])
/** What may come twice. A second hello would end the line, as it should. */
const mayRepeat: ReadonlySet<ClientFrame['type']> = new Set(['command', 'read', 'signal', 'heartbeat'])

/**
 * A bad line between one client and the server: frames come twice, overtake each other, and come again long after.
 * Everything that reached the client is remembered.
 */
export class MangledLine {
  readonly heard: ServerFrame[] = []
  /** While true, frames pass as they are. */
  calm = false
  readonly #chance: Chance
  readonly #accept: (client: ServerSide) => ServerEnd
  readonly #accepted = new Set<string>()
  readonly #commands: string[] = []
  #held: string[] = []
  #isWelcome = false
  #client: ServerSide | undefined
  #server: ServerEnd | undefined

  constructor(accept: (client: ServerSide) => ServerEnd, chance: Chance) {
    this.#accept = accept
    this.#chance = chance
  }

  /** For `socketPair`: takes up a new line. */
  readonly accept = (client: ServerSide): ServerEnd => {
    this.#held = []
    this.#isWelcome = false
    this.#client = client
    const server = this.#accept({
      send: (text) => this.#toClient(client, text),
      close: (code, why) => client.close(code, why),
    })
    this.#server = server
    return {
      receive: (text) => this.#toServer(server, text),
      gone: () => {
        if (this.#server === server) this.#server = undefined
        server.gone()
      },
    }
  }

  /** Lets go of what was held back, in any order. */
  release(): void {
    const held = this.#held
    this.#held = []
    while (held.length > 0) {
      const [text] = held.splice(this.#chance.between(0, held.length - 1), 1)
      if (text !== undefined) this.#client?.send(text)
    }
  }

  /** Says a command again that was accepted long ago. */
  repeatOldCommand(): void {
    const old = this.#commands.filter((text) => this.#accepted.has((JSON.parse(text) as { id: string }).id))
    const text = this.#chance.oneOf(old)
    if (text !== undefined && this.#isWelcome) this.#server?.receive(text)
  }

  #toClient(client: ServerSide, text: string): void {
    const frame = JSON.parse(text) as ServerFrame
    this.heard.push(frame)
    if (frame.type === 'welcome') this.#isWelcome = true
    if (frame.type === 'accepted') this.#accepted.add(frame.id)
    if (this.calm || !mayOvertake.has(frame.type)) {
      this.release()
      client.send(text)
      return
    }
    if (this.#chance.happens(0.1)) this.#held.push(text)
    else client.send(text)
    if (this.#chance.happens(0.05)) client.send(text)
    if (this.#chance.happens(0.2)) this.release()
  }

  #toServer(server: ServerEnd, text: string): void {
    const { type } = JSON.parse(text) as ClientFrame
    server.receive(text)
    if (type === 'command') this.#commands.push(text)
    if (!this.calm && mayRepeat.has(type) && this.#chance.happens(0.05)) server.receive(text)
  }
}
