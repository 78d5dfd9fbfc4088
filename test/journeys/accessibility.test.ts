import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

for (const colorScheme of ['light', 'dark'] as const)
  test(`[B014] axe finds nothing on any view of shop and desk (${colorScheme})`, async () => {
    const look = { colorScheme, reducedMotion: 'reduce' } as const
    const ada = await stage.agent('ada', look)
    const maria = await stage.contact(`Maria, who likes it ${colorScheme}`, look)
    await assertAccessible(maria.page, 'the shop, with the launcher')
    await assertAccessible(ada.page, 'the desk, empty')

    await maria.opensChat()
    await assertAccessible(maria.page, 'the chat before the first word')
    await maria.says('Hello')
    await assertAccessible(maria.page, 'the chat, waiting')
    await ada.invitation(maria.name).waitFor()
    await assertAccessible(ada.page, 'an invitation')

    await ada.accepts(maria.name)
    await ada.says('Good morning')
    await maria.transcript.shows('Good morning')
    await assertAccessible(maria.page, 'the chat, talking')
    await assertAccessible(ada.page, 'a conversation')
    await ada.presence.click()
    await assertAccessible(ada.page, 'the menu of presences')
    await ada.page.keyboard.press('Escape')

    await ada.endsChat()
    await maria.button('Start a new chat').waitFor()
    await assertAccessible(maria.page, 'the chat, ended')
    await assertAccessible(ada.page, 'an ended conversation')
    await ada.marksDone(maria.name)
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`[B014] [A092] axe finds nothing in what a bot shows, at the contact and at the agent (${colorScheme})`, async () => {
    const look = { colorScheme, reducedMotion: 'reduce' } as const
    const ada = await stage.agent('ada', look)
    const maria = await stage.contact(`Maria, who travels when it is ${colorScheme}`, { at: '/travel', ...look })
    await assertAccessible(maria.page, 'the travel agency, with the launcher')
    await maria.opensChat()
    const press = (name: string) => maria.chat.getByRole('button', { name, exact: true }).last().click()
    await press('See offers')
    await maria.chat.locator('[aria-roledescription="carousel"]').waitFor()
    await press('Our story')
    await maria.transcript.log.getByRole('heading', { name: 'How it goes' }).waitFor()
    await press('Plan a journey')
    await maria.chat.getByRole('radiogroup').waitFor()
    await assertAccessible(maria.page, 'quick replies, a carousel, markdown and a list')
    await press('Talk to a person')
    await ada.accepts(maria.name)
    await ada.transcript.log.locator('[aria-roledescription="carousel"]').waitFor()
    await assertAccessible(ada.page, 'the bot’s conversation, at the agent')
  })

test('[B014] axe finds nothing in the gallery of all kinds', async () => {
  const page = await stage.page({ reducedMotion: 'reduce' })
  await page.goto(`${stage.server.url}/gallery`)
  await page.getByRole('heading', { name: 'date-picker' }).waitFor()
  await assertAccessible(page, 'the gallery')
})
