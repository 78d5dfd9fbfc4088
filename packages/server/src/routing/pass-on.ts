import type { AgentId } from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { Team } from '../deciding/team.ts'
import { passOnFrom } from '../deciding/colleagues.ts'
import type { Work } from '../log/work.ts'
import type { Store } from '../store/store.ts'

/** What colleagues asked of an agent who is gone goes to the next one, or back to whoever asked ([TEA6]). */
export async function passOnInvitationsOf(
  agentId: AgentId,
  {
    store,
    team,
    submit,
    siteSettings,
  }: {
    store: Pick<Store, 'conversationsOnDesk'>
    team: Team
    submit: (work: Work) => void
    siteSettings: (site: string) => CoreSiteSettings
  },
): Promise<void> {
  for (const conversationId of await store.conversationsOnDesk(agentId))
    submit({
      conversationId,
      command: null,
      decide: ({ interaction, now }) => ({
        events: passOnFrom(agentId, { interaction, team, now, settings: siteSettings(interaction.site) }),
      }),
      // What could not be written now is passed on when its time is over.
      settle: () => {},
    })
}
