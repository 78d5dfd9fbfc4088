import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { eventually } from '../support/eventually.ts'
import { Agent } from '../support/agent.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'

const secret = 'a secret of the embedding application, long enough'
const crm = await HostSite.open()
const stage = new Stage({
  config: { agentOrigins: [crm.origin] },
  environment: { PARLEY_AGENT_SECRET: secret },
})
stage.afterwards(() => crm.close())

test('[B040] an agent with room for one is asked for one; the next contact waits until there is room', async () => {
  const token = await new SignJWT({ name: 'Dora Novak', capacity: 1 })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('dora')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secret))
  const dora = new Agent(await stage.page(), 'ada')
  await dora.page.goto(crm.page('/desk', { html: panelPage(stage.server.url, token) }))
  await dora.is(/^Not ready/)
  await dora.chooses('Ready')

  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('I was first')
  await dora.accepts('Maria')
  const jonas = await stage.contact('Jonas')
  await jonas.opensChat()
  await jonas.says('I was second')
  await dora.says('One after the other')
  await maria.transcript.shows('One after the other')
  assert.equal(await dora.invitation('Jonas').count(), 0)

  await dora.endsChat()
  await dora.accepts('Jonas')
  await eventually(() => dora.interactions.getByRole('listitem').count(), 2, 'the ended one waits for Mark Done')
})

/** A page of a customer relationship system that embeds the panel, with a token of its own. */
const panelPage = (server: string, token: string) =>
  plainPage(
    `<script type="module" src="${server}/parley-agent.js"></script>
     <parley-agent server="${server}"></parley-agent>
     <script type="module">document.querySelector('parley-agent').token = async () => '${token}'</script>`,
  )
