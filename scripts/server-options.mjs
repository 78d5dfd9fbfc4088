/**
 * How Node runs the server. The first line of `packages/server/src/main.ts` says the same.
 *
 * On a machine with much memory, new objects may take 64 MB until they are looked through, and looking takes 10 to 30 ms then, while every
 * message waits: docs/performance.md. With 16 MB it takes 2 to 5 ms.
 */
export const serverOptions = ['--max-semi-space-size=16']
