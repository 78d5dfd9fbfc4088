import { applyInteractionPlaced, applyPlaced } from '../apply-event.ts'
import { emptyConversation } from '../conversation.ts'
import { conversationLog, interactionLog, type ConversationId } from '../ids.ts'
import type { LoggedEvent } from '../features/types.ts'
import { emptyInteraction, type Interaction } from '../interaction.ts'
import { limits } from '../limits.ts'
import type { ChatClient } from './chat-client.ts'
import { emptyTranscript, withNewer } from './transcript.ts'
import { emptyView, type ConversationView } from './views.ts'

/**
 * The whole of a conversation that this screen does not follow, such as the contact's one before this.
 * Nothing when it is not there or may not be read, or when the line is lost meanwhile.
 */
export async function readLog(client: ChatClient, id: ConversationId): Promise<ConversationView | undefined> {
  let view = { ...emptyView(id), conversation: emptyConversation(id), transcript: emptyTranscript }
  for (;;) {
    const events = await client.readPage(conversationLog(id), view.conversation.seq)
    if (!events) return undefined
    view = {
      ...view,
      conversation: events.reduce(applyPlaced, view.conversation),
      transcript: withNewer(view.transcript, events.filter(isKept)),
    }
    if (events.length < limits.pageEvents) return view
  }
}

/** Messages about inactivity may be of no use any more when somebody reads it later. */
const isKept = ({ body }: LoggedEvent) => (body as { readonly kept?: boolean }).kept !== false

/** The staff's side of a conversation that this screen does not follow. Nothing when it may not be read, or when the line is lost. */
export async function readInteraction(client: ChatClient, id: ConversationId): Promise<Interaction | undefined> {
  let interaction = emptyInteraction(id)
  for (;;) {
    const events = await client.readPage(interactionLog(id), interaction.seq)
    if (!events) return undefined
    interaction = events.reduce(applyInteractionPlaced, interaction)
    if (events.length < limits.pageEvents) return interaction
  }
}
