import type { CommandId, ConversationId, Message } from '@parley/protocol'
import { messageAsText } from '@parley/protocol/schemas'
import { actorKey, standingOf, type Actor } from '../deciding/actor.ts'
import { assertNotParked, bringsBack, comesBack } from '../deciding/comes-back.ts'
import { assertOpen, meIn } from '../deciding/handle.ts'
import { hash53 } from '../log/hash.ts'
import type { Work } from '../log/work.ts'

/** A file that is safely there, and whoever sent it. */
export interface SentFile {
  readonly actor: Actor
  /** What the sender called it: the same file is said once. */
  readonly id: CommandId
  readonly conversation: ConversationId
  readonly message: Message<'file'>
}

/** The work of saying that a file is there ([FIL10]). No client can ask for it: the server says it of what it has. */
export const fileWork = ({ actor, id, conversation, message }: SentFile, settle: Work['settle']): Work => ({
  conversationId: conversation,
  command: { actor: actorKey(actor), id, hash: hash53(`file ${conversation} ${message.file}`) },
  settle,
  decide({ conversation: there, interaction }) {
    const by = meIn({ standing: standingOf(actor, interaction) })
    assertOpen(there)
    assertNotParked({ actor, interaction })
    const doing = { actor, conversation: there, interaction }
    const body = { message, text: messageAsText(message) }
    return { events: [...comesBack(doing), { name: 'message-sent', by, body }, ...bringsBack(doing, () => true)] }
  },
})
