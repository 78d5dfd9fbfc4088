// What administrators can let a role do, or keep it from doing. Only the server and documents read this list: browsers take the type.

interface Permission {
  /** What staff may do with it, in one line. */
  readonly doc: string
  /** Without that one it would be of no use: a role has both, or neither. */
  readonly needs?: PermissionName
}

type PermissionName = keyof typeof permissions

/** Every permission by its id, as it stands in the configuration, in tokens' refusals, and in what the desk is told. */
export const permissions = {
  reject: { doc: 'Reject invitations (A202).' },
  'end-chat': { doc: 'End chats, and leave those in which others go on (A166).' },
  'mark-done': { doc: 'Close interactions for good (A167, A168).' },
  rejoin: { doc: 'Go back into parked conversations (A196).' },
  disposition: { doc: 'Say how an interaction ended (A170).' },
  note: { doc: 'Write the note of an interaction (A171).' },
  'internal-note': { doc: 'Put remarks for staff into the transcript (B037).' },
  'case-data-edit': { doc: 'Change case data, where the site lets agents (A172).' },
  'push-url': { doc: 'Ask contacts to open an address (A155 to A164). Addresses in ordinary messages are not meant.' },
  'files-send': { doc: 'Send files to contacts (A125).' },
  'files-receive': { doc: 'Open and save the files of conversations (A115).' },
  responses: { doc: 'Read and use the standard responses that all agents have (A145).' },
  'responses-manage': { doc: 'Change those standard responses, over HTTP.', needs: 'responses' },
  bot: { doc: 'Invite the bot to answer, and silence it (A086).' },
  search: { doc: 'Search messages, files, notes and contacts (B036).' },
  history: { doc: 'Read what a contact said in earlier conversations (A174).' },
  'my-history': { doc: 'List and read the interactions that one has or had (A217).' },
  'contact-view': { doc: 'See what is known of contacts (A175).' },
  'contact-edit': { doc: 'Change what is known of contacts (A175).', needs: 'contact-view' },
  'contact-assign': { doc: 'Find contacts, and say which one somebody is (A176).', needs: 'contact-view' },
  'contact-merge': { doc: 'Say that two contacts are one (A181).', needs: 'contact-assign' },
  callback: { doc: 'Schedule and drop callbacks (A179).', needs: 'contact-view' },
  'team-communicator': { doc: 'Search the team for somebody to ask (A186).' },
  transfer: { doc: 'Transfer chats (A182).', needs: 'team-communicator' },
  conference: { doc: 'Ask others into a chat, and remove them from it (A187, A224).', needs: 'team-communicator' },
  'consult-chat': { doc: 'Start chat consultations (A200).', needs: 'team-communicator' },
  'consult-im': { doc: 'Start IM consultations (A212).', needs: 'team-communicator' },
  'consult-voice': { doc: 'Start voice consultations (A212).', needs: 'team-communicator' },
  'receive-consultation': { doc: 'Be consulted by others (A201).' },
  'instant-message': { doc: 'Write to colleagues (A212).', needs: 'team-communicator' },
  'supervise-watch': { doc: 'Read the conversations of others while they happen, unseen (B039).' },
  'supervise-coach': {
    doc: 'Talk with the agent of such a conversation, unseen by the contact (B039).',
    needs: 'supervise-watch',
  },
  'supervise-join': { doc: 'Join such a conversation (A226).', needs: 'supervise-watch' },
  'supervise-takeover': { doc: 'Take such a conversation over (B039).', needs: 'supervise-watch' },
  reports: { doc: 'Read and export reports (B041).' },
  'transcript-export': { doc: 'Hand out signed transcripts of conversations that one may read, over HTTP (B055).' },
  'contact-export': { doc: 'Export everything that there is of a contact, over HTTP (B056).' },
  'contact-erase': { doc: 'Erase everything that there is of a contact, for good, over HTTP (B056).' },
  'agent-sign-out': { doc: 'Sign an agent out on every device, over HTTP (B034).' },
  'audit-read': { doc: 'Read the audit log, over HTTP (B056).' },
} as const satisfies Record<string, { doc: string; needs?: string }>

export type PermissionId = keyof typeof permissions

export const permissionIds = Object.keys(permissions) as readonly PermissionId[]

/** The permission without which another one is of no use. */
export const neededBy = (id: PermissionId): PermissionId | undefined => (permissions[id] as Permission).needs
