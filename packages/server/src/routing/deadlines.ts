import type { CoreSiteSettings } from '../core-settings.ts'
import type { Folded } from '../log/folded.ts'

/** What can become due in a conversation. */
export type DeadlineKind = 'invitation' | 'inactivity-warning' | 'inactivity-end' | 'close' | 'auto-done'

/**
 * When each deadline of a conversation is truly due, `null` for those that do not apply now. A pure function of the
 * folded logs: a restart loses nothing, and what changed is seen by comparing ([ROU8], [CON9]).
 */
export function deadlinesOf(
  { conversation, interaction }: Pick<Folded, 'conversation' | 'interaction'>,
  { inactivityWarningMs, autoDoneMs }: Pick<CoreSiteSettings, 'inactivityWarningMs' | 'autoDoneMs'>,
): Record<DeadlineKind, number | null> {
  const open = conversation.seq > 0 && conversation.status === 'open'
  const answered =
    open && interaction.staff === null && (interaction.status === 'handled' || interaction.status === 'with-bot')
  const { status, endedAt, closing } = interaction
  const closesItself = status === 'ended' && interaction.staff === null && endedAt !== null && autoDoneMs > 0
  const warned = conversation.endsAt !== null
  return {
    invitation: earliest(interaction),
    'inactivity-warning': answered && !warned ? conversation.lastActivityAt + inactivityWarningMs : null,
    'inactivity-end': answered && warned ? conversation.endsAt : null,
    close: open && closing ? closing.closesAt : null,
    'auto-done': closesItself ? endedAt + autoDoneMs : null,
  }
}

/** When the first of those who are asked has let their time go by. */
const earliest = ({ invitation, team }: Folded['interaction']): number | null => {
  const ends = [...(invitation ? [invitation] : []), ...team.map(({ asked }) => asked)].map(
    ({ expiresAt }) => expiresAt,
  )
  return ends.length > 0 ? Math.min(...ends) : null
}

/** The deadlines of an agent, of their lease and of their after-call work: rows of the subject `agent:<id>`. */
export type LeaseKind = 'away' | 'lost' | 'after-call-work'

const agentPrefix = 'agent:'
export const leaseSubject = (agentId: string) => agentPrefix + agentId

/** Whose lease a deadline belongs to; nothing for those of conversations. */
export const agentOfSubject = (subject: string): string | undefined =>
  subject.startsWith(agentPrefix) ? subject.slice(agentPrefix.length) : undefined
