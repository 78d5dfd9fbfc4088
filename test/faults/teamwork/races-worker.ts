import { workerData } from 'node:worker_threads'
import { runRaces } from './races.ts'

await runRaces(workerData as Parameters<typeof runRaces>[0])
