/**
 * Parts that come after the panel itself. What cannot be fetched while the line is down is no fault of the page: the next change of the
 * desk asks for it again.
 */
const bringing = (load: () => Promise<void>) => (): void => void load().catch(() => {})

export const bringSearch = bringing(async () => (await import('./search/define-search.ts')).defineSearch())

/** What agents who work together see besides. */
export const bringTeamwork = bringing(async () => (await import('./teamwork/define-teamwork.ts')).defineTeamwork())

/** What says how the parts of the server are: there before the line may be lost. */
export const bringChannels = bringing(async () => (await import('./channels/define-channels.ts')).defineChannels())

/** What agents write to each other. */
export const bringThreads = bringing(async () => (await import('./threads/define-threads.ts')).defineThreads())

/** What tells agents who look elsewhere. */
export const bringAlerts = bringing(async () => (await import('./attention/define-alerts.ts')).defineAlerts())
