/**
 * Sizes and rates that both sides know. The server enforces them; clients tell people before they run into one.
 * Where a number can be set per installation, this is its default.
 */
export const limits = {
  /** Characters (UTF-16 code units) of one text message. */
  textChars: 10_000,
  /** Characters of a participant's name. */
  nameChars: 100,
  /** Bytes of one frame from a contact; more closes the socket with 1009. */
  contactFrameBytes: 64 * 1024,
  /** Bytes of one frame from an agent or a bot. */
  agentFrameBytes: 256 * 1024,
  /** Events in one page of history. */
  pageEvents: 200,
  /** Events that come with a log when it is opened: the end of the transcript. */
  openingEvents: 60,
  /** Missed events that are sent one by one on resume; more, and the log is opened anew. */
  resumeEvents: 1_000,
  /** Message heads that a folded conversation remembers for unread counts; beyond it is shown as "99+". */
  latestMessages: 100,
  /** Characters of the last message that a folded conversation remembers. */
  lastTextChars: 160,
} as const

/** How often the server asks every client for a sign of life, in milliseconds (security rule H4: ping 15 s, 2 misses). */
export const heartbeatMs = 15_000

/** Silence after which either side gives the line up, in milliseconds (reliability rule 9: noticed within 35 s). */
export const silenceMs = 34_000

/** A typing signal holds this long, in milliseconds; whoever goes on typing says so again in time. */
export const typingHoldMs = 6_000
