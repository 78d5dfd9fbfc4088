export * from './conversation-where.ts'
export * from './fake-clock.ts'
export * from './socket-pair.ts'
export * from './strings-in.ts'
