import { newId } from '@parley/protocol'
import type { Agent } from './agent.ts'
import type { Contact } from './contact.ts'
import type { Address } from './parley-server.ts'
import { Wire } from './wire.ts'

/** One conversation after the other, from its beginning to its end; `turn` counts them. */
export type ComesAndGoes = (turn: number) => Promise<void>

/** A contact without a browser comes to an agent, is answered, and is done. */
export const onTheDesk =
  (server: Address, agent: Agent): ComesAndGoes =>
  async (turn) => {
    const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
    const name = `Contact ${turn}`
    const body = { message: { kind: 'text', text: `I am ${name}` }, name }
    await wire.ask({ type: 'command', id: newId(), name: 'start-conversation', in: newId(), body })
    await agent.accepts(name)
    await agent.says(`Hello ${name}`)
    await agent.endsChat()
    await agent.marksDone(name)
    await wire.close()
  }

/** A contact whose chat is open talks, ends the chat, leaves it behind, and opens it again. */
export const inTheWidget =
  (contact: Contact): ComesAndGoes =>
  async (turn) => {
    await contact.says(`Number ${turn}`)
    await contact.endsChat()
    await contact.button('Start a new chat').click()
    await contact.minimizes()
    await contact.launcher.click()
    await contact.composer.waitFor()
  }
