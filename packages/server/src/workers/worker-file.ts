import { fileURLToPath } from 'node:url'

/** The file of a worker thread, by its name without an end, beside the module `from`: sources run as they are, and what was built beside its like. */
export const workerFile = (name: string, from: string): string =>
  fileURLToPath(new URL(`./${name}.${from.endsWith('.ts') ? 'ts' : 'js'}`, from))
