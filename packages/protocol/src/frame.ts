// What travels over the socket, one JSON object per WebSocket message. Bodies of commands, events and signals are
// described with their feature; here is what carries them.

export * from './client-frame.ts'
export * from './server-frame.ts'
export * from './welcome.ts'
