import { ChatError, type ServerFrame } from '@parley/protocol'
import { silent } from '../audit/audit.ts'
import { createContacts } from '../contacts/create-contacts.ts'
import type { CoreOptions } from '../core.ts'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { Actor, Staff } from '../deciding/actor.ts'
import { assertMay, assertPermitted } from '../deciding/permit.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Work } from '../log/work.ts'
import type { Find } from '../search/finder.ts'
import { encode } from './frames.ts'
import type { RunningFeed } from './running-feed.ts'
import type { Session } from './session.ts'
import type { SessionHost } from './session-host.ts'
import type { TeamFeed } from './team-feed.ts'
import type { Watching } from './watching.ts'

export interface StaffRequestParts {
  readonly cache: ConversationCache
  readonly submit: (work: Work) => void
  readonly siteSettings: (site: string) => CoreSiteSettings
  readonly find: Find
  readonly teamFeed: TeamFeed
  readonly runningFeed: RunningFeed
  readonly watching: Watching
  /** @throws ChatError `going-away`. */
  readonly assertTaking: () => void
}

type StaffRequests = Pick<SessionHost, 'list' | 'ask' | 'search' | 'followTeam' | 'followRunning' | 'watch'>

/** What staff asks for besides commands: answers, and what they look at while it changes. */
export function createStaffRequests(options: CoreOptions, parts: StaffRequestParts): StaffRequests {
  const { store, clock, settings, responses = async () => settings.responses, audit = silent } = options
  const { cache, submit, siteSettings, find, teamFeed, runningFeed, watching, assertTaking } = parts
  const mayAssign = settings.agents.assignContacts
  const answerAbout = createContacts({ store, cache, clock, siteSettings, mayAssign, submit, audit })

  return {
    list: (session, { id }, actor) =>
      answer(session, id, async () => {
        assertStaff(actor)
        assertPermitted(actor, 'responses')
        return { type: 'listed', id, responses: [...(await responses())] }
      }),
    ask: (session, { id, question }, actor) =>
      answer(session, id, async () => {
        assertTaking()
        assertStaff(actor)
        return { type: 'answered', id, answer: await answerAbout(actor, question) }
      }),
    search: (session, { id, type: _type, ...asked }, actor) =>
      answer(session, id, async () => {
        assertMay(actor, 'search')
        return { type: 'found', id, ...(await find(actor, asked)) }
      }),
    followTeam(session, { follow }, actor) {
      assertStaff(actor)
      if (!follow) return teamFeed.unfollow(session)
      assertPermitted(actor, 'team-communicator')
      teamFeed.follow(session)
    },
    followRunning(session, { follow }, actor) {
      if (actor.role !== 'supervisor') throw new ChatError('not-allowed')
      if (!follow) return runningFeed.unfollow(session)
      assertPermitted(actor, 'supervise-watch')
      void runningFeed.follow(session)
    },
    async watch(session, { id, conversation, watch }, actor) {
      try {
        if (actor.role !== 'supervisor') throw new ChatError('not-allowed')
        if (!watch) return watching.end(session, conversation)
        assertPermitted(actor, 'supervise-watch')
        await watching.begin(session, actor, conversation)
      } catch (error) {
        session.refuse(id, error)
      }
    },
  }
}

/** Sends what was asked for, or why it cannot be had. */
async function answer(session: Session, id: string, found: () => Promise<ServerFrame>): Promise<void> {
  try {
    session.send(encode(await found()))
  } catch (error) {
    session.refuse(id, error)
  }
}

function assertStaff(actor: Actor): asserts actor is Staff {
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
}
