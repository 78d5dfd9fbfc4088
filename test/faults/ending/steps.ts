import assert from 'node:assert/strict'
import { canHappen, leadsTo, type Standing } from '@parley/protocol'
import fc from 'fast-check'
import { assertFollowsTheTable, assertNobodyIsLeftAlone } from './laws.ts'
import { agentNames, type EndingOffice } from './office.ts'

/** What a story has to remember: where the interaction stands. Nothing before the first conversation. */
export interface Model {
  standing: Standing | undefined
}

type Step = fc.AsyncCommand<Model, EndingOffice>

/** How many steps were taken in all stories. */
export const taken = { steps: 0 }

/** One step: does something, then holds what happened against the table. `check` says whether it makes sense now. */
function step(
  name: string,
  run: (office: EndingOffice, model: Model) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step {
  return {
    check,
    toString: () => name,
    async run(model, office) {
      await run(office, model)
      for await (const news of office.news()) assertFollowsTheTable(news, office.interaction, office)
      model.standing = office.conversation.seq === 0 ? undefined : office.interaction.status
      assertNobodyIsLeftAlone(office)
      taken.steps += 1
    },
  }
}

const text = (words: string) => ({ message: { kind: 'text', text: words } }) as const
const isOpen = ({ standing }: Readonly<Model>) => standing !== undefined && canHappen(standing, 'contact-leaves')

/** What the table refuses the server refuses. */
function assertAllowed(answer: boolean | undefined, mayBe: boolean): void {
  if (!mayBe) assert.notEqual(answer, true, 'the table does not have this')
}

const who = fc.constantFrom(...agentNames)
const crash = fc.boolean().map((crash) => ({ crash }))

const starts = crash.map((how) =>
  step(
    'contact starts',
    async (office) => void (await office.wishes('contact', 'start-conversation', text('Hello?'), how)),
    (model) => !isOpen(model),
  ),
)
const writes = crash.map((how) =>
  step(
    'contact writes',
    async (office, { standing }) =>
      assertAllowed(
        await office.wishes('contact', 'send-message', text('One more thing'), how),
        standing !== undefined && canHappen(standing, 'contact-writes'),
      ),
    ({ standing }) => standing !== undefined,
  ),
)
const asksForPerson = crash.map((how) =>
  step(
    'contact asks for a person',
    // Asked for again, it is no error and changes nothing.
    async (office, model) => assertAllowed(await office.wishes('contact', 'hand-over', {}, how), isOpen(model)),
    ({ standing }) => standing !== undefined,
  ),
)
const asksBot = fc.tuple(fc.constantFrom('Who are you?', 'person', 'break'), crash).map(([words, how]) =>
  step(
    `contact says to the bot: ${words}`,
    async (office) => void (await office.wishes('contact', 'send-message', text(words), how)),
    ({ standing }) => standing === 'with-bot',
  ),
)
const leaves = crash.map((how) =>
  step(
    'contact leaves',
    async (office, model) => assertAllowed(await office.wishes('contact', 'end-conversation', {}, how), isOpen(model)),
    ({ standing }) => standing !== undefined,
  ),
)
const stays = fc.constant(
  step(
    'contact stays',
    async (office, model) => assertAllowed(await office.wishes('contact', 'take-back-leaving', {}), isOpen(model)),
    ({ standing }) => standing !== undefined,
  ),
)
const answers = fc
  .tuple(who, fc.constantFrom('accept-invitation', 'reject-invitation'), crash)
  .map(([agent, how, at]) =>
    step(`${agent}: ${how}`, async (office) => {
      const { invitation } = office.interaction
      if (!invitation) return
      const answer = await office.wishes(agent, how, { invitation: invitation.seq }, at)
      assertAllowed(answer, invitation.agentId === agent)
    }),
  )
const wish = (
  name: 'end-conversation' | 'rejoin' | 'mark-done',
  happening: 'agent-ends' | 'agent-rejoins' | 'mark-done',
) =>
  fc.tuple(who, crash).map(([agent, how]) =>
    step(
      `${agent}: ${name}`,
      async (office, { standing }) => {
        const mayBe = standing !== undefined && leadsTo(standing, happening, office.rules) !== undefined
        assertAllowed(await office.wishes(agent, name, {}, how), mayBe)
      },
      ({ standing }) => standing !== undefined,
    ),
  )
const goes = fc.constantFrom('contact', ...agentNames).map((one) => step(`${one} goes`, (office) => office.goes(one)))
const comes = fc
  .constantFrom('contact', ...agentNames)
  .map((one) => step(`${one} comes`, (office) => office.comes(one)))
const crashes = fc.constant(step('the server crashes', (office) => office.crashes()))
const passes = fc
  .constantFrom(1_000, 4_000, 21_000, 31_000, 125_000, 490_000, 700_000)
  .map((ms) => step(`${ms} ms pass`, (office) => office.passes(ms)))
const presence = fc
  .tuple(who, fc.constantFrom('ready', 'not-ready'))
  .map(([agent, is]) =>
    step(`${agent} is ${is}`, async (office) => void (await office.wishes(agent, 'set-presence', { is } as never))),
  )

/** Everything that people, lines, clocks and servers do about an ending. */
export const steps = [
  starts,
  starts,
  asksForPerson,
  asksBot,
  writes,
  leaves,
  stays,
  answers,
  answers,
  answers,
  wish('end-conversation', 'agent-ends'),
  wish('rejoin', 'agent-rejoins'),
  wish('mark-done', 'mark-done'),
  goes,
  comes,
  comes,
  crashes,
  passes,
  presence,
]
