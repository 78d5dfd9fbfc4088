import { newId, staffIn, type ConversationId } from '@parley/protocol'
import { defaultCoreSettings, type CoreSettings } from '@parley/server/in-memory'
import { TestNodes, type TestNode } from '../../../packages/server/src/testing/nodes.ts'
import { chanceFrom, type Chance } from '../../support/random.ts'
import { Talk } from '../teamwork/talk.ts'
import { assertNodesAgree } from './laws.ts'
import { Somebody } from './people.ts'

const { limits } = defaultCoreSettings
const many = 1e6
const settings: CoreSettings = {
  ...defaultCoreSettings,
  limits: {
    ...limits,
    conversationsPerMinute: many,
    contactCommandsPer10s: many,
    contactCommandBurst: many,
    agentCommandsPer10s: many,
    agentCommandBurst: many,
  },
}

const agents = [
  { agentId: 'ada', name: 'Ada', capacity: 2, groups: ['sales'], ready: true },
  { agentId: 'ben', name: 'Ben', capacity: 1, groups: ['sales'], ready: true },
  { agentId: 'dan', name: 'Dan', capacity: 3, groups: ['support'], ready: true },
] as const

/** Three nodes, their people, and what befalls them. */
export class Story {
  readonly nodes = new TestNodes({ settings })
  readonly living: TestNode[] = []
  readonly deaf = new Set<TestNode>()
  readonly contacts = ['grace', 'henry', 'iris'].map((name) => new Somebody(name))
  readonly staff = agents.map((agent) => new Somebody(agent.agentId, agent))
  readonly talks = new Map<ConversationId, Talk>()
  readonly latest = new Map<string, ConversationId>()
  readonly chance: Chance

  constructor(seed: number) {
    this.chance = chanceFrom(seed)
  }

  async begins(): Promise<void> {
    for (let count = 0; count < 3; count++) this.living.push(await this.nodes.start())
    for (const somebody of [...this.contacts, ...this.staff]) await this.comes(somebody)
  }

  async comes(somebody: Somebody): Promise<void> {
    somebody.comes(this.chance.oneOf(this.living)!)
    await this.nodes.settled()
  }

  async reads(): Promise<void> {
    for (const talk of this.talks.values()) await talk.news(this.nodes.store)
  }

  /** Something happens. Now and then others do something in the same moment. */
  async goesOn(): Promise<void> {
    do await this.#steps()
    while (this.chance.happens(0.3))
    await this.nodes.settled()
  }

  async #steps(): Promise<void> {
    const { chance } = this
    const kind = chance.next()
    if (kind < 0.25) this.#contactActs(chance.oneOf(this.contacts)!)
    else if (kind < 0.7) await this.#agentActs(chance.oneOf(this.staff)!)
    else if (kind < 0.8) await this.#moves(chance.oneOf([...this.contacts, ...this.staff])!)
    else if (kind < 0.95) await this.nodes.pass(chance.oneOf([200, 2_000, 7_000, 22_000, 45_000])!, 1_000)
    else await this.#nodeSuffers()
  }

  #contactActs(contact: Somebody): void {
    const line = this.chance.oneOf(contact.open)
    if (!line) return
    const id = this.latest.get(contact.name)
    const talk = id === undefined ? undefined : this.talks.get(id)
    if (!talk?.isOpen && this.chance.happens(0.6)) {
      const next = newId()
      this.talks.set(next, new Talk(next, contact.name))
      this.latest.set(contact.name, next)
      return line.says('start-conversation', { message: { kind: 'text', text: 'Hello?' } }, next)
    }
    if (id === undefined) return
    if (this.chance.happens(0.2)) line.says('end-conversation', {}, id)
    else line.says('send-message', { message: { kind: 'text', text: 'And then' } }, id)
  }

  async #agentActs(agent: Somebody): Promise<void> {
    const line = this.chance.oneOf(agent.open)
    if (!line) return
    await this.reads()
    const { chance } = this
    const talk = chance.oneOf([...this.talks.values()].filter(({ interaction }) => interaction.status !== 'done'))
    if (!talk) return
    const { id, interaction } = talk
    const asked =
      interaction.invitation?.agentId === agent.name
        ? interaction.invitation.seq
        : interaction.team.find((each) => each.asked.agentId === agent.name)?.seq
    if (asked !== undefined) {
      if (chance.happens(0.75)) line.says('accept-invitation', { invitation: asked }, id)
      else line.says('reject-invitation', { invitation: asked }, id)
      return
    }
    const isIn = staffIn(interaction).some(({ agentId }) => agentId === agent.name)
    if (interaction.status === 'ended') line.says('mark-done', {}, id)
    else if (isIn && chance.happens(0.3)) line.says('end-conversation', {}, id)
    else if (isIn && chance.happens(0.5)) {
      const target = chance.happens(0.5)
        ? ({ kind: 'group', id: chance.oneOf(['sales', 'support'])! } as const)
        : ({ kind: 'agent', id: chance.oneOf(this.staff)!.name } as const)
      const purpose = chance.oneOf(['transfer', 'conference'] as const)!
      line.says('invite-colleague', { purpose, target }, id)
    } else if (isIn) line.says('send-message', { message: { kind: 'text', text: 'Let me see' } }, id)
    else line.says('set-presence', { is: chance.happens(0.7) ? 'ready' : 'not-ready' })
  }

  async #moves(somebody: Somebody): Promise<void> {
    const [first] = somebody.open
    if (first && (somebody.open.length > 2 || this.chance.happens(0.5))) first.drop()
    else await this.comes(somebody)
  }

  async #nodeSuffers(): Promise<void> {
    const { chance } = this
    const node = chance.oneOf(this.living)!
    const kind = chance.next()
    if (kind < 0.3) {
      this.living.splice(this.living.indexOf(node), 1)
      this.deaf.delete(node)
      if (chance.happens(0.7)) await node.kill()
      else await node.ends()
      this.living.push(await this.nodes.start())
    } else if (kind < 0.6 && !this.deaf.has(node)) {
      this.deaf.add(node)
      await node.hears(false)
    } else if (this.deaf.has(node)) {
      this.deaf.delete(node)
      await node.hears(true)
    } else {
      node.losesAnswers(true)
      this.#contactActs(chance.oneOf(this.contacts)!)
      await this.#agentActs(chance.oneOf(this.staff)!)
      await this.nodes.settled()
      node.losesAnswers(false)
    }
  }

  /** Everything works again, and everybody is there; after a while all nodes and all people have the same. */
  async calms(): Promise<void> {
    for (const node of this.deaf) await node.hears(true)
    this.deaf.clear()
    for (const somebody of [...this.contacts, ...this.staff]) if (somebody.open.length === 0) await this.comes(somebody)
    await this.nodes.pass(15_000)
    await this.reads()
    await assertNodesAgree(this)
  }
}

/** One story: things happen, and from time to time everything has to be in order. */
export async function tellStory(seed: number, { steps, calms }: { steps: number; calms: number }): Promise<void> {
  const story = new Story(seed)
  await story.begins()
  for (let part = 0; part < calms; part++) {
    for (let step = 0; step < steps; step++) await story.goesOn()
    await story.calms()
  }
}
