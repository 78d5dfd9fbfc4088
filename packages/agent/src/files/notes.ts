import { localNotes, tabNotes } from '@parley/protocol/client'

/** What this tab has attached, by conversation: see `attachedNote`. */
export const tabFiles = tabNotes('agent')

/** Of all tabs: whether something is being sent. */
export const deskFilesNotes = localNotes('agent')

/** The note of this tab that names what is attached in a conversation. */
export const attachedNote = (conversation: string) => `attached:${conversation}`

/** The note that something of this agent is being sent, so that the next page goes on with it. */
export const uploadsNote = (agentId: string) => `uploads:${agentId}`
