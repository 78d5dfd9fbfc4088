import { workerData } from 'node:worker_threads'
import { tellStory } from './story.ts'

const { first, stories } = workerData as { first: number; stories: number }

for (let seed = first; seed < first + stories; seed++) {
  try {
    await tellStory(seed, { steps: 60, calms: 2 })
  } catch (error) {
    console.error(`SEED=${seed} tells it again`)
    throw error
  }
}
