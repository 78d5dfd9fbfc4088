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
  /** Characters of what is searched for, and hits in one answer. */
  searchChars: 200,
  searchHits: 50,
  /** Message heads that a folded conversation remembers for unread counts; beyond it is shown as "99+". */
  latestMessages: 100,
  /** Characters of the last message that a folded conversation remembers. */
  lastTextChars: 160,
  /** Choices that a folded conversation remembers; what is older can be chosen no more. */
  rememberedChoices: 100,
  /** Bytes of one message as JSON. */
  messageBytes: 64 * 1024,
  /** Bytes of markdown in one message (security: marked takes seconds for what is nested deeply). */
  markdownBytes: 8 * 1024,
  /** Markers such as `>` or `-` in front of one line of markdown. */
  markdownNesting: 20,
  /** Characters of an address. */
  urlChars: 2_048,
  quickReplies: 20,
  labelChars: 80,
  cards: 30,
  titleChars: 200,
  cardTextChars: 2_000,
  cardActions: 8,
  listSections: 20,
  listRows: 200,
  rowDescriptionChars: 500,
  formFields: 40,
  /** Options of one field of a form, and time slots of a date picker. */
  options: 200,
  /** Characters that one field of a form takes. */
  fieldChars: 2_000,
  payloadChars: 4_096,
  /** Characters of a text that stands for a picture, and of a caption. */
  altChars: 500,
  /** Named fields that travel with an interaction, and characters of one (security rule H4). */
  caseDataFields: 50,
  caseDataChars: 1_000,
  /** E-mail addresses of one contact, and phone numbers. */
  contactAddresses: 10,
  /** Interactions in one page of a history, contacts that are found at once, and changes that are shown. */
  historyEntries: 50,
  contactsFound: 20,
  contactChanges: 50,
  callbacks: 20,
  /** Bytes (UTF-8) of a file's name. */
  fileNameBytes: 255,
  /** Bytes of one file, files at once by one contact and one agent, and bytes of one person in a day (security rule H4). */
  fileBytes: 20_000_000,
  contactFiles: 5,
  agentFiles: 10,
  fileBytesPerDay: 200_000_000,
  /** Files of one conversation that are listed. */
  filesListed: 1_000,
  /** Bytes of one request of an upload: what is lost at most when the line is cut. */
  fileChunkBytes: 512 * 1024,
  /** Bytes of the small picture that may come with a picture, and pixels of its longer side. */
  previewBytes: 32 * 1024,
  previewPixels: 640,
  /** Characters of what a contact has written and not sent, as staff sees it. */
  typingPreviewChars: 1_000,
  /** Characters of an internal note, and internal notes in one conversation. */
  noteChars: 2_000,
  notes: 100,
  /** Characters of what a contact says with a rating. */
  ratingCommentChars: 1_000,
  /** Characters of an interaction's note. */
  outcomeNoteChars: 10_000,
  /** Characters of a disposition's id; dispositions of one site with their groups, and how deep these go. */
  dispositionIdChars: 64,
  dispositions: 500,
  dispositionLevels: 5,
  /** Characters of the note that goes with a handover. */
  handoverNoteChars: 1_000,
  /** Agents in one thread, besides whoever opened it. */
  threadAgents: 20,
  /** Characters of what a colleague says who declines. */
  refusalChars: 200,
  /** Bytes of what one agent keeps under one name, as JSON; and how many of each kind. */
  memoryBytes: 64 * 1024,
  rememberedUrls: 100,
  personalResponses: 500,
  /** Standard responses that all agents have, their bytes together as JSON, and how deep their folders go. */
  responses: 1_000,
  responsesBytes: 1_000_000,
  responseFolders: 6,
  /** Files of one standard response, and bytes of one. */
  responseFiles: 5,
  favouriteResponses: 1_000,
  dictionaryWords: 2_000,
  rememberedTargets: 200,
  shortcuts: 200,
} as const

/** How often the server asks every client for a sign of life, in milliseconds (security rule H4: ping 15 s, 2 misses). */
export const heartbeatMs = 15_000

/** Silence after which either side gives the line up, in milliseconds (reliability rule 9: noticed within 35 s). */
export const silenceMs = 34_000

/** What a contact has written and not sent is shown to staff so long after the last that was heard of it, in milliseconds. */
export const unsentHoldMs = 120_000

/** A typing signal holds this long, in milliseconds; whoever goes on typing says so again in time. */
export const typingHoldMs = 6_000

/**
 * From where on the author of rich content is warned: more than this works, and serves people badly. The numbers are the limits
 * that the large messengers set for the same elements.
 */
export const lintLimits = {
  textChars: 4_000,
  /** Each of them is a reason of its own: a screen holds 5, most messengers take 10, none more than 13. */
  quickReplies: [5, 10, 13],
  labelChars: 20,
  cards: 10,
  cardsAtLeast: 2,
  cardTitleChars: 80,
  cardTextChars: 128,
  cardActions: 3,
  listRows: 10,
  rowTitleChars: 24,
  rowDescriptionChars: 72,
  payloadChars: 256,
  urlChars: 2_000,
  messageBytes: 20_000,
} as const

/** A growing message that is not heard of for so long is taken for lost, in milliseconds. */
export const growingHoldMs = 15_000
