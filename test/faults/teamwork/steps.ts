import assert from 'node:assert/strict'
import { consultationOf, isAsked, newId, partyOf, staffIn, type TeamPurpose } from '@parley/protocol'
import fc from 'fast-check'
import { agentIds, contacts, staff, type TeamOffice } from './office.ts'
import { holdAgainstLaws } from './hold.ts'
import type { Talk } from './talk.ts'

/** What stories need not remember: where everything stands is read from the store. */
export type Model = object

type Step = fc.AsyncCommand<Model, TeamOffice>

/** How many steps were taken in all stories. */
export const taken = { steps: 0 }

/** The chance of one step: which of what is possible now, and whether the server is killed after so many transactions. */
interface Luck {
  readonly which: number
  readonly other: number
  readonly diesAfter: number | undefined
}

const luck: fc.Arbitrary<Luck> = fc.record({
  which: fc.nat(1_000),
  other: fc.nat(1_000),
  diesAfter: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(3) }),
})

/** `run` may give what has to be so when all has come of it that comes: called after the laws. */
const step = (name: string, run: (office: TeamOffice, luck: Luck) => Promise<unknown>) =>
  luck.map(
    (given): Step => ({
      check: () => true,
      toString: () => `${name} ${JSON.stringify(given)}`,
      async run(_model, office) {
        const promised = await run(office, given)
        taken.steps += 1
        await holdAgainstLaws(office)
        if (typeof promised === 'function') (promised as () => void)()
      },
    }),
  )

const one = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % items.length]
const text = (words: string) => ({ message: { kind: 'text', text: words } }) as const

const withContacts = ({ talks }: TeamOffice) =>
  [...talks.values()].filter(({ contact, conversation }) => contact !== null && conversation.seq > 0)
const handled = (office: TeamOffice) =>
  withContacts(office).filter(({ interaction }) => interaction.status === 'handled')

/** Everybody with something, as pairs: `what` says which of somebody's conversations count. */
function pairs(talks: readonly Talk[], what: (talk: Talk, agentId: string) => boolean) {
  return talks.flatMap((talk) => agentIds.filter((id) => what(talk, id)).map((agentId) => ({ talk, agentId })))
}

const isIn = ({ interaction }: Talk, agentId: string) => staffIn(interaction).some((party) => party.agentId === agentId)

const isClosedFor = ({ interaction }: Talk, agentId: string) =>
  interaction.status === 'done' || partyOf(interaction, agentId)?.state === 'left'

const starts = step('contact starts', async (office, { which, diesAfter }) => {
  const free = contacts.filter((each) => !office.talks.get(office.latest.get(each) ?? '')?.isOpen)
  const contact = one(free, which)
  return contact && office.isHere(contact) && office.starts(contact, diesAfter)
})

const contactDoes = (name: 'send-message' | 'end-conversation' | 'take-back-leaving') =>
  step(`contact: ${name}`, async (office, { which, diesAfter }) => {
    const talk = one(withContacts(office), which)
    const body = name === 'send-message' ? text('One more thing') : {}
    return talk?.contact && office.wishes(talk.contact, name, body as never, { about: talk.id, diesAfter })
  })

const answers = (name: 'accept-invitation' | 'reject-invitation') =>
  step(`${name}`, async (office, { which, diesAfter }) => {
    const asked = pairs(withContacts(office), ({ interaction }, agentId) => isAsked(interaction, agentId))
    const found = one(asked, which)
    if (!found) return undefined
    const { talk, agentId } = found
    const { invitation, team } = talk.interaction
    const seq = invitation?.seq ?? team.find((each) => each.asked.agentId === agentId)!.seq
    const answer = await office.wishes(agentId, name, { invitation: seq }, { about: talk.id, diesAfter })
    return () => {
      if (answer !== 'accepted') return
      const { interaction } = talk
      assert.ok(!interaction.team.some((each) => each.seq === seq && each.asked.agentId === agentId), 'it is answered')
      if (name === 'accept-invitation')
        assert.ok(isIn(talk, agentId) || consultationOf(interaction, agentId), 'they came')
    }
  })

const asks = (purpose: TeamPurpose) =>
  step(`asks for a ${purpose}`, async (office, { which, other, diesAfter }) => {
    const found = one(pairs(handled(office), isIn), which)
    if (!found) return undefined
    const target = one(targets, other)!
    const consultation = purpose.endsWith('consultation') ? { consultation: office.newBehind() } : {}
    const receipt = purpose === 'transfer' && { receipt: { asked: 'Blue', answered: '', promised: '', open: 'All' } }
    const body = { purpose, target, ...consultation, ...receipt }
    return office.wishes(found.agentId, 'invite-colleague', body, { about: found.talk.id, diesAfter })
  })

const targets = [
  ...staff.map(({ agentId }) => ({ kind: 'agent', id: agentId }) as const),
  ...['sales', 'support'].map((id) => ({ kind: 'group', id }) as const),
  ...['german', 'billing', 'printers'].map((id) => ({ kind: 'skill', id }) as const),
  { kind: 'queue', id: 'returns' } as const,
]

const withdraws = step('withdraws', async (office, { which, diesAfter }) => {
  const open = withContacts(office).flatMap((talk) => talk.interaction.team.map((each) => ({ talk, each })))
  const found = one(open, which)
  if (!found) return undefined
  const { talk, each } = found
  const wish = { invitation: each.seq }
  const answer = await office.wishes(each.from.agentId, 'withdraw-colleague', wish, { about: talk.id, diesAfter })
  return () => {
    if (answer === 'accepted') assert.ok(!talk.interaction.team.some(({ seq }) => seq === each.seq), 'it is withdrawn')
  }
})

/** Who is in it, or has been, does something that needs no words. */
const does = (name: 'end-conversation' | 'mark-done' | 'rejoin' | 'acknowledge-receipt' | 'set-disposition') =>
  step(`agent: ${name}`, async (office, { which, diesAfter }) => {
    const found = one(
      pairs(withContacts(office), ({ interaction }, agentId) => partyOf(interaction, agentId) !== undefined),
      which,
    )
    if (!found) return undefined
    const { talk, agentId } = found
    const body = name === 'set-disposition' ? { disposition: 'solved' } : {}
    const answer = await office.wishes(agentId, name, body as never, { about: talk.id, diesAfter })
    return () => {
      if (answer !== 'accepted') return
      if (name === 'rejoin') assert.equal(talk.interaction.owner, agentId)
      if (name === 'end-conversation') assert.ok(!talk.isOpen || !isIn(talk, agentId), 'who ends is out of it')
      if (name === 'mark-done') assert.ok(isClosedFor(talk, agentId), 'their part of it is over')
    }
  })

/** Mostly its owner, who may; sometimes somebody else. */
const removes = step('removes', async (office, { which, other, diesAfter }) => {
  const talk = one(
    handled(office).filter(({ interaction }) => staffIn(interaction).length > 1),
    which,
  )
  if (!talk) return undefined
  const whom = one(staffIn(talk.interaction), other)!
  const by = which % 4 > 0 ? talk.interaction.owner! : one(agentIds, which)!
  return office.wishes(by, 'remove-from-conference', { agentId: whom.agentId }, { about: talk.id, diesAfter })
})

const supervises = (name: 'join-conversation' | 'take-over') =>
  step(`cleo: ${name}`, async (office, { which, diesAfter }) => {
    const talk = one([...office.talks.values()], which)
    return talk && office.wishes('cleo', name, {}, { about: talk.id, diesAfter })
  })

const coaches = step('cleo coaches', async (office, { which, other, diesAfter }) => {
  const talk = one(handled(office), which)
  const whom = talk && one(staffIn(talk.interaction), other)
  if (!whom) return undefined
  const body = { agentId: whom.agentId, consultation: office.newBehind() }
  return office.wishes('cleo', 'coach', body, { about: talk.id, diesAfter })
})

const consults = (name: 'end-consultation' | 'mark-consultation-done') =>
  step(name, async (office, { which, diesAfter }) => {
    const found = one(
      pairs(withContacts(office), ({ interaction }, agentId) => consultationOf(interaction, agentId) !== undefined),
      which,
    )
    if (!found) return undefined
    const { id } = consultationOf(found.talk.interaction, found.agentId)!
    return office.wishes(found.agentId, name, { consultation: id }, { about: found.talk.id, diesAfter })
  })

/** Somebody does to any conversation what may not be theirs to do, or makes no sense there. */
const strays = step('somebody strays', async (office, { which, other, diesAfter }) => {
  const behind = [...office.talks.values()].filter(
    ({ contact, conversation }) => contact === null && conversation.seq > 0,
  )
  const talk = one(which % 3 > 0 ? behind : [...office.talks.values()], which)
  const agentId = one(agentIds, other)!
  const name = one(
    ['mark-done', 'end-conversation', 'take-over', 'join-conversation', 'rejoin'] as const,
    which + other,
  )!
  return talk && office.wishes(agentId, name, {}, { about: talk.id, diesAfter })
})

const says = step('somebody says something', async (office, { which, other, diesAfter }) => {
  const talk = one([...office.talks.values()], which)
  return talk && office.wishes(one(agentIds, other)!, 'send-message', text(newId()), { about: talk.id, diesAfter })
})

const presence = (is: 'ready' | 'not-ready') =>
  step(`is ${is}`, async (office, { which }) => office.wishes(one(agentIds, which)!, 'set-presence', { is }))

const people = [...contacts, ...agentIds]
const goes = step('goes', async (office, { which }) => office.goes(one(people, which)!))
const comes = step('comes', async (office, { which }) => office.comes(one(people, which)!))
const passes = (...times: readonly number[]) =>
  step('time passes', async (office, { which }) => office.passes(one(times, which)!))
const isKilled = step('the server is killed', async (office) => office.isKilled())
const refuses = step('the store refuses', async (office, { which }) => {
  office.refuses(1 + (which % 3))
})

/** Everything that people, lines, clocks, stores and servers do about working together; what leads on comes often. */
export const steps = [
  ...[starts, starts, starts],
  contactDoes('send-message'),
  contactDoes('end-conversation'),
  contactDoes('take-back-leaving'),
  ...Array.from({ length: 8 }, () => answers('accept-invitation')),
  answers('reject-invitation'),
  ...[asks('transfer'), asks('conference'), asks('conference'), asks('conference')],
  ...[asks('chat-consultation'), asks('chat-consultation'), asks('im-consultation')],
  withdraws,
  ...[does('end-conversation'), does('mark-done'), does('mark-done'), does('rejoin')],
  ...[does('acknowledge-receipt'), does('set-disposition')],
  removes,
  ...[supervises('join-conversation'), supervises('take-over'), coaches],
  ...[consults('end-consultation'), consults('mark-consultation-done'), consults('mark-consultation-done')],
  ...[strays, strays, says],
  ...[presence('ready'), presence('ready'), presence('not-ready')],
  ...[goes, comes, comes, comes],
  ...[passes(1_000, 4_000, 4_000, 21_000, 31_000), passes(21_000, 125_000, 490_000)],
  ...[isKilled, refuses],
]
