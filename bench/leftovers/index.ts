import { chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../../scripts/find-browser.mjs'
import { Agent } from '../../test/support/agent.ts'
import { type ComesAndGoes, inTheWidget, onTheDesk } from '../../test/support/coming-and-going.ts'
import { Contact } from '../../test/support/contact.ts'
import { heldBy, type Held } from '../../test/support/page-memory.ts'
import { startServer } from '../../test/support/parley-server.ts'
import { machine } from '../server/report.ts'

/** Before anything is counted: code is loaded, caches are filled. */
const warmUp = 10

/** Has conversations come and go in a widget and on a desk, and counts what they leave. Gives the report in Markdown, after about four minutes. */
export async function benchLeftovers(say: (what: string) => void, conversations = 100): Promise<string> {
  const server = await startServer({ config: { limits: { conversationsPerMinute: 10_000 } } })
  const browser = await chromium.launch(chromiumOptions())
  const newPage = () => browser.newPage({ locale: 'en-GB' })

  async function row(what: string, page: Page, comesAndGoes: ComesAndGoes): Promise<string> {
    let turn = 0
    for (; turn < warmUp; turn += 1) await comesAndGoes(turn)
    const before = await heldBy(page)
    for (; turn < warmUp + conversations; turn += 1) {
      await comesAndGoes(turn)
      if (turn % 20 === 0) say(`${what}: ${turn} conversations`)
    }
    const after = await heldBy(page)
    const both = (of: (held: Held) => number, digits = 0) =>
      `${of(before).toFixed(digits)} | ${of(after).toFixed(digits)}`
    const heap = ({ heap }: Held) => heap / 1e6
    return `| ${what} | ${both(({ nodes }) => nodes)} | ${both(({ listeners }) => listeners)} | ${both(heap, 1)} |`
  }

  try {
    const maria = new Contact(await newPage(), 'Maria')
    await maria.visits(server.url)
    await maria.opensChat()
    const widget = await row('the widget', maria.page, inTheWidget(maria))
    const ada = new Agent(await newPage(), 'ada')
    await ada.signsIn(server.url)
    const desk = await row('the desk', ada.page, onTheDesk(server, ada))
    return [
      '## What conversations leave behind',
      '',
      `On ${machine()}, Chromium; ${conversations} conversations come, are answered and end, one after the other. Counted after a garbage collection, before the first of them and after the last.`,
      '',
      '| | nodes before | after | listeners before | after | heap before, MB | after |',
      '|---|---|---|---|---|---|---|',
      widget,
      desk,
    ].join('\n')
  } finally {
    await browser.close()
    await server.remove()
  }
}
