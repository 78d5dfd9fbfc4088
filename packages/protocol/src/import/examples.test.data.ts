import { adaptiveCardExamples } from './adaptive-card.test.data.ts'
import { appleExamples } from './apple.test.data.ts'
import { botFrameworkExamples } from './bot-framework.test.data.ts'
import { chatwootExamples } from './chatwoot.test.data.ts'
import type { Example } from './example.test.data.ts'
import { genesysCloudExamples } from './genesys-cloud.test.data.ts'
import { genesysWidgetsExamples } from './genesys-widgets.test.data.ts'
import type { ForeignFormat } from './index.ts'
import { messengerExamples } from './messenger.test.data.ts'
import { rcsExamples } from './rcs.test.data.ts'
import { whatsappExamples } from './whatsapp.test.data.ts'

const byFormat: { readonly [Format in ForeignFormat]: readonly Example[] } = {
  'genesys-widgets': genesysWidgetsExamples,
  'genesys-cloud': genesysCloudExamples,
  'bot-framework': [...botFrameworkExamples, ...adaptiveCardExamples],
  messenger: messengerExamples,
  whatsapp: whatsappExamples,
  rcs: rcsExamples,
  apple: appleExamples,
  chatwoot: chatwootExamples,
}

/** Payloads as the formats document them, with all that must come of them. */
export const examples = Object.entries(byFormat).flatMap(([format, list]) =>
  list.map((example) => ({ format: format as ForeignFormat, ...example })),
)
