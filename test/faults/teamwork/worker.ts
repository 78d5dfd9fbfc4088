import { workerData } from 'node:worker_threads'
import { tellTeamwork } from './run.ts'

await tellTeamwork(workerData as Parameters<typeof tellTeamwork>[0])
