import { workerData } from 'node:worker_threads'
import { tellStory } from './run.ts'

const { first, stories } = workerData as { first: number; stories: number }

for (let story = 0; story < stories; story++) await tellStory((first + story) >>> 0)
