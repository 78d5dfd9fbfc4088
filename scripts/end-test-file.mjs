// Loaded before each test file. One that is done, and yet held by something that it did not clean up, ends all the same, and its servers
// with it. Node's own way (`forceExit`) ends it before all of its results have been said: dozens of them were missing in every run.
import { after } from 'node:test'
import { isMainThread } from 'node:worker_threads'

/** Longer than cleaning up takes: it begins with that. */
const graceMs = 60_000

// What the file starts inherits how it was started.
if (isMainThread && process.argv[1]?.endsWith('.test.ts'))
  after(() => void setTimeout(() => process.exit(), graceMs).unref())
