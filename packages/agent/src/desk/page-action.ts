import type { ConversationId } from '@parley/protocol'

/** What an action of the page is about. */
export interface PageActionAbout {
  readonly conversationId: ConversationId
  readonly contact: {
    readonly id: string
    readonly name: string
    /** As the server knows them; empty until it has said. */
    readonly emails: readonly string[]
    readonly phones: readonly string[]
  }
  readonly caseData: Readonly<Record<string, string>>
}

/** What the page around the desk lets agents do with a contact, such as writing an SMS or opening an order ([A180]). */
export interface PageAction {
  /** Names it among the page's own. */
  readonly id: string
  /** What agents read, in their language. */
  readonly label: string
  /** Why it cannot be used now; nothing when it can. Asked each time it is shown. */
  readonly whyNot?: (about: PageActionAbout) => string | undefined
  readonly run: (about: PageActionAbout) => void
}
