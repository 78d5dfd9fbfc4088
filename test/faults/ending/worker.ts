import { workerData } from 'node:worker_threads'
import { tellEndings } from './run.ts'

await tellEndings(workerData as Parameters<typeof tellEndings>[0])
