import { limits } from '@parley/protocol'
import { integer } from './kinds.ts'
import { setting } from './setting.ts'

/** How much anybody may ask of the server: `limits` in the file. Security rule H4 has the reasons. */
export const limitSettings = {
  contactFrameBytes: setting({
    kind: integer('bytes', 1_024, 1_048_576),
    default: limits.contactFrameBytes,
    environment: 'PARLEY_CONTACT_FRAME_BYTES',
    doc: 'The longest frame from a contact, and from anybody before `hello`. A longer one closes the socket with 1009.',
  }),
  agentFrameBytes: setting({
    kind: integer('bytes', 1_024, 16_777_216),
    default: limits.agentFrameBytes,
    environment: 'PARLEY_AGENT_FRAME_BYTES',
    doc: 'The longest frame from an agent. A longer one closes the socket with 1009.',
  }),
  frameFragments: setting({
    kind: integer('fragments', 1, 16_384),
    default: 64,
    environment: 'PARLEY_FRAME_FRAGMENTS',
    doc: 'Into how many fragments one message may be cut.',
  }),
  frameChunks: setting({
    kind: integer('chunks', 16, 262_144),
    default: 1_024,
    environment: 'PARLEY_FRAME_CHUNKS',
    doc: 'How many pieces from the network may wait to become one frame.',
  }),
  connections: setting({
    kind: integer('connections', 1, 1_000_000),
    default: 20_000,
    environment: 'PARLEY_CONNECTIONS',
    doc: 'Connections at once, HTTP included. Further ones are closed as soon as they come.',
  }),
  socketsPerAddress: setting({
    kind: integer('sockets', 1, 1_000_000),
    default: 50,
    demoDefault: 1_000,
    environment: 'PARLEY_SOCKETS_PER_ADDRESS',
    doc: 'Sockets at once from one IPv4 address or one IPv6 /64. Raise it where a whole company comes from one address.',
  }),
  socketsPerContact: setting({
    kind: integer('sockets', 1, 1_000),
    default: 5,
    environment: 'PARLEY_SOCKETS_PER_CONTACT',
    doc: 'Sockets at once of one contact: their tabs.',
  }),
  socketsPerAgent: setting({
    kind: integer('sockets', 1, 1_000),
    default: 10,
    environment: 'PARLEY_SOCKETS_PER_AGENT',
    doc: 'Sockets at once of one agent: their tabs and devices.',
  }),
  helloTimeoutMs: setting({
    kind: integer('milliseconds', 100, 60_000),
    default: 10_000,
    environment: 'PARLEY_HELLO_TIMEOUT_MS',
    doc: 'How long a socket may stay without a valid `hello`.',
  }),
  hellosPerMinute: setting({
    kind: integer('sign-ins', 1, 1_000_000),
    default: 30,
    demoDefault: 10_000,
    environment: 'PARLEY_HELLOS_PER_MINUTE',
    doc: 'Failed sign-ins and new contacts per minute and address. Who comes back with a valid token is not counted.',
  }),
  conversationsPerMinute: setting({
    kind: integer('conversations', 1, 1_000_000),
    default: 5,
    demoDefault: 10_000,
    environment: 'PARLEY_CONVERSATIONS_PER_MINUTE',
    doc: 'New conversations per minute and address.',
  }),
  contactCommandsPer10s: setting({
    kind: integer('commands', 1, 1_000_000),
    default: 10,
    environment: 'PARLEY_CONTACT_COMMANDS_PER_10S',
    doc: 'Commands of one contact in ten seconds, once the burst is used up.',
  }),
  contactCommandBurst: setting({
    kind: integer('commands', 1, 1_000_000),
    default: 20,
    environment: 'PARLEY_CONTACT_COMMAND_BURST',
    doc: 'Commands that a contact may send at once.',
  }),
  agentCommandsPer10s: setting({
    kind: integer('commands', 1, 1_000_000),
    default: 50,
    environment: 'PARLEY_AGENT_COMMANDS_PER_10S',
    doc: 'Commands of one agent in ten seconds, once the burst is used up.',
  }),
  agentCommandBurst: setting({
    kind: integer('commands', 1, 1_000_000),
    default: 100,
    environment: 'PARLEY_AGENT_COMMAND_BURST',
    doc: 'Commands that an agent may send at once.',
  }),
  outgoingFrames: setting({
    kind: integer('frames', 10, 1_000_000),
    default: 1_000,
    environment: 'PARLEY_OUTGOING_FRAMES',
    doc: 'Frames that may wait for a slow reader before the socket is closed with 4408. The client comes back and gets everything it missed.',
  }),
  outgoingBytes: setting({
    kind: integer('bytes', 65_536, 268_435_456),
    default: 4 * 1_024 * 1_024,
    environment: 'PARLEY_OUTGOING_BYTES',
    doc: 'Bytes that may wait for a slow reader, by the same rule.',
  }),
  contactUploadsPerMinute: setting({
    kind: integer('files', 1, 1_000_000),
    default: 10,
    environment: 'PARLEY_CONTACT_UPLOADS_PER_MINUTE',
    doc: 'Files that a contact may begin to send per minute.',
  }),
  agentUploadsPerMinute: setting({
    kind: integer('files', 1, 1_000_000),
    default: 60,
    environment: 'PARLEY_AGENT_UPLOADS_PER_MINUTE',
    doc: 'Files that an agent may begin to send per minute.',
  }),
  diskFreePercent: setting({
    kind: integer('percent', 0, 90),
    default: 5,
    environment: 'PARLEY_DISK_FREE_PERCENT',
    doc: 'With less of the disk free, no file is taken: messages need the room.',
  }),
  httpRequestsPerMinute: setting({
    kind: integer('requests', 10, 10_000_000),
    default: 3_000,
    demoDefault: 30_000,
    environment: 'PARLEY_HTTP_REQUESTS_PER_MINUTE',
    doc: 'HTTP requests per minute and address; answered with 429 beyond.',
  }),
  httpHeaderBytes: setting({
    kind: integer('bytes', 4_096, 65_536),
    default: 16 * 1_024,
    environment: 'PARLEY_HTTP_HEADER_BYTES',
    doc: 'All headers of one request together; answered with 431 beyond.',
  }),
  httpHeadersTimeoutMs: setting({
    kind: integer('milliseconds', 500, 120_000),
    default: 10_000,
    environment: 'PARLEY_HTTP_HEADERS_TIMEOUT_MS',
    doc: 'How long the headers of a request may take.',
  }),
  httpRequestTimeoutMs: setting({
    kind: integer('milliseconds', 1_000, 600_000),
    default: 30_000,
    environment: 'PARLEY_HTTP_REQUEST_TIMEOUT_MS',
    doc: 'How long a whole request may take.',
  }),
  httpRequestsPerConnection: setting({
    kind: integer('requests', 1, 1_000_000),
    default: 1_000,
    environment: 'PARLEY_HTTP_REQUESTS_PER_CONNECTION',
    doc: 'Requests over one kept-alive connection before it is closed.',
  }),
} as const
