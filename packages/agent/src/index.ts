// The elements of the desk, and the events that it tells. Importing registers nothing: see `define.ts`.
export * from './events.ts'
export type { PageAction, PageActionAbout } from './desk/page-action.ts'
export { ParleyAgent } from './parley-agent.ts'
export { elements } from './elements.ts'
