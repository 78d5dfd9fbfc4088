import { test } from 'node:test'
import { Stage } from '../support/stage.ts'
import { acceptsConsultation, asks, laneOf, phone, shows } from '../support/teamwork.ts'

// What a consultation becomes: once whoever asks is on a phone, once whoever is asked.

const stage = new Stage()

test('[A198] [A202] [A204] [A213] [A220] [A221] [A223] an IM consultation, refused and then accepted, becomes a conference, refused and then accepted', async () => {
  const ada = await stage.agent('ada', phone)
  const maria = await stage.contact('Maria, who needs two')
  await maria.opensChat()
  await maria.says('The switch is warm')
  await ada.accepts(maria.name)
  const ben = await stage.agent('ben')

  await asks(ada, 'Start Consultation', 'Ben Okafor', 'Start IM Consultation')
  await ben.rejects(maria.name)
  await ada.page.getByText('The consultation invitation has been rejected by Ben Okafor.').waitFor()
  await asks(ada, 'Start Consultation', 'Ben Okafor', 'Start IM Consultation')
  await ben.accepts(maria.name)
  await ben.transcript.shows('The switch is warm')

  await ada.button('Instant Chat Conference').click()
  const dialog = ada.page.getByRole('dialog', { name: 'Team Communicator', exact: true })
  await dialog.getByRole('heading', { name: 'Active Consultations' }).waitFor()
  await ada.page.keyboard.press('Escape')
  await asks(ada, 'Instant Chat Conference', 'Ben Okafor', 'Instant Chat Conference')
  await ben.page.getByRole('button', { name: 'Reject', exact: true }).click()
  await ada.page.getByText('The conference invitation has been rejected by Ben Okafor.').waitFor()
  await asks(ada, 'Instant Chat Conference', 'Ben Okafor', 'Instant Chat Conference')
  await ben.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await maria.transcript.shows('Ben joined')
  await ben.says('Please unplug it.')
  await maria.transcript.shows('Please unplug it.')
  await laneOf(ada).waitFor({ state: 'hidden' })
})

test('[A218] [A219] [A210] a consultation becomes a transfer; another ends with its chat', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, passed on')
  await maria.opensChat()
  await maria.says('And the lamp shade?')
  await ada.accepts(maria.name)
  const ben = await stage.agent('ben', phone)
  await asks(ada, 'Start Consultation', 'Ben Okafor', 'Start Chat Consultation')
  await acceptsConsultation(ben, maria.name)
  await asks(ada, 'Instant Chat Transfer', 'Ben Okafor')
  await ben.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await ada.interaction(maria.name).waitFor({ state: 'hidden' })
  await maria.transcript.shows('Ben took over from Ada Lindqvist')

  await asks(ben, 'Start Consultation', 'Ada Lindqvist', 'Start Chat Consultation')
  await ada.accepts(maria.name)
  await ben.endsChat()
  await laneOf(ada).getByRole('status').getByText('ended', { exact: true }).waitFor()
  await shows(ben, 'Ada Lindqvist')
  await laneOf(ben).getByRole('status').getByText('ended', { exact: true }).waitFor()
})
