// For applications that bundle the widget themselves. Importing registers nothing: see `@parley/widget/define`.
export { ParleyWidget } from './parley-widget.ts'
export { ContactChat, type ContactChatOptions } from './chat/contact-chat.ts'
export type { ContactState, Stage } from './chat/contact-state.ts'
export type { Call, ParleyApi } from './page/calls.ts'
export { CallError, perform } from './page/page-api.ts'
export type { Finding } from './page/doctor.ts'
export type { Tellings } from './page/page-events.ts'
export type { Mode } from './settings.ts'
