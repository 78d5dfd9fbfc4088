import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'
import { asks, phone } from '../support/teamwork.ts'

// What is rejected, not answered or withdrawn, at the desk of whoever asked: on a phone.

const stage = new Stage({
  config: {
    // One invitation is waited out; all others are answered before, also on a busy machine.
    sites: { shop: { name: 'Rushmere Lamps' }, travel: { name: 'Whistle & Bell', invitationTimeoutMs: 8_000 } },
    queues: { languages: { name: 'French and Italian', skills: ['French', 'Italian'] } },
  },
})

const line = ({ page }: Agent, role: 'alert' | 'status', text: string): Locator =>
  page.getByRole(role).filter({ hasText: text })

test('[A185] [A188] [A201] [A202] [A204] [TEA4] [TEA6] [TWK1] [TWK2] [TWK3] a transfer is rejected, a skill says nothing, a queue is no longer wanted: each is told at the top, and the chat stays', async () => {
  const ada = await stage.agent('ada', phone)
  const mia = await stage.contact('Mia', { at: '/travel' })
  await mia.opensChat()
  await mia.says('Do you speak French?')
  await ada.accepts('Mia')
  const ben = await stage.agent('ben')

  await asks(ada, 'Instant Chat Transfer', 'Ben Okafor')
  await ben.invitation('Mia').getByText('Ada Lindqvist asks you to take over').waitFor()
  await ben.page.getByRole('button', { name: 'Reject with a reason', exact: true }).click()
  await ben.page.getByRole('button', { name: 'This is not my field.', exact: true }).click()
  const refused = line(ada, 'alert', 'Ben Okafor has rejected the transfer. The chat stays with you.')
  await refused.filter({ hasText: '“This is not my field.”' }).waitFor()
  await refused.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await refused.waitFor({ state: 'hidden' })
  await ada.says('One moment, please')
  await mia.transcript.shows('One moment, please')

  const cleo = await stage.agent('cleo')
  await asks(ada, 'Start Consultation', 'French', 'Start Chat Consultation')
  await ben.invitation('Mia').getByText('asked as one of French').waitFor()
  await ben.rejects('Mia')
  await cleo.invitation('Mia').getByText('Ada Lindqvist asks for a consultation').waitFor()
  await line(ada, 'status', 'Nobody of French has accepted the consultation invitation.').waitFor()
  await cleo.invitation('Mia').waitFor({ state: 'hidden' })

  await asks(ada, 'Instant Chat Conference', 'French and Italian')
  await ben.invitation('Mia').getByText('asked as one of French and Italian').waitFor()
  await line(ada, 'status', 'Asking Ben Okafor (French and Italian) to join').waitFor()
  await ada.page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await ben.invitation('Mia').waitFor({ state: 'hidden' })

  // Ben was asked last.
  await asks(ada, 'Instant Chat Transfer', 'French and Italian')
  await cleo.accepts('Mia')
  await ada.interaction('Mia').waitFor({ state: 'detached' })
  await cleo.says('Bonjour')
  await mia.transcript.shows('Bonjour')
  await cleo.endsChat()
  await cleo.marksDone('Mia')
})
