import type { Desk } from './desk/desk.ts'
import { contactOf } from './desk/desk-state.ts'
import type { News } from './desk/news.ts'
import type { Shown } from './desk/shown.ts'
import { SelectEvent } from './events.ts'
import type { ParleyAgent } from './parley-agent.ts'

type Opened = Extract<Shown, string>

/** What comes over the panel: each is loaded when it is opened first. */
const dialogs: { readonly [Name in Opened]: { readonly element: string; readonly load: () => Promise<void> } } = {
  'command-bar': {
    element: 'parley-command-bar',
    load: async () => (await import('./command-bar/define-command-bar.ts')).defineCommandBar(),
  },
  shortcuts: {
    element: 'parley-shortcuts',
    load: async () => (await import('./shortcut-sheet/define-shortcuts.ts')).defineShortcuts(),
  },
  settings: {
    element: 'parley-settings',
    load: async () => (await import('./settings/define-settings.ts')).defineSettings(),
  },
  reports: {
    element: 'parley-reports',
    load: async () => (await import('./reports/define-reports.ts')).defineReports(),
  },
  supervision: {
    element: 'parley-supervision',
    load: async () => (await import('./supervision/define-supervision.ts')).defineSupervision(),
  },
  channels: {
    element: 'parley-channels',
    load: async () => (await import('./channels/define-channels.ts')).defineChannels(),
  },
  'new-thread': {
    element: 'parley-new-thread',
    load: async () => (await import('./threads/define-new-thread.ts')).defineNewThread(),
  },
  'my-history': {
    element: 'parley-my-history',
    load: async () => (await import('./history/define-history.ts')).defineHistory(),
  },
}

/** Does what something was loaded for. */
type Act = () => unknown

/** Loads what an action wants shown. Gives what shows it. */
export async function show(what: Shown, { renderRoot, updateComplete }: ParleyAgent, desk: Desk): Promise<Act> {
  if (typeof what === 'string') {
    const { element, load } = dialogs[what]
    await load()
    return () => renderRoot.querySelector<HTMLElement & { open(): unknown }>(element)?.open()
  }
  if ('team' in what) {
    ;(await import('./team-communicator/define-team-communicator.ts')).defineTeamCommunicator()
    return () => renderRoot.querySelector('parley-team-communicator')?.open(what.team, what.about)
  }
  if ('colleague' in what) {
    ;(await import('./threads/define-threads.ts')).defineThreads()
    return async () => {
      const thread = await desk.thread.writeTo([what.colleague])
      if (thread !== undefined) renderRoot.querySelector('.desk')?.dispatchEvent(new SelectEvent(thread))
    }
  }
  return async () => {
    const { selected } = desk.state
    if (!selected) return
    if ('tab' in what) desk.view.showInformation()
    else {
      // Where the information lies over the conversation it makes room for the tool.
      if (desk.state.isInformationOpen) desk.view.toggleInformation()
      desk.view.select(selected.id)
    }
    await updateComplete
    if ('tab' in what) await renderRoot.querySelector('parley-information')?.showTab(what.tab)
    else await renderRoot.querySelector('parley-interaction')?.useTool(what.tool)
  }
}

/** Without a page that does it better, the agent reaches the contact from here. Gives what does it. */
export async function reach(
  news: Extract<News, { is: 'call-wanted' | 'email-wanted' | 'callback-wanted' }>,
  { renderRoot }: ParleyAgent,
  { state }: Desk,
): Promise<Act> {
  if (news.is === 'email-wanted') return () => location.assign(`mailto:${encodeURIComponent(news.address)}`)
  if (news.is === 'call-wanted') return () => location.assign(`tel:${encodeURIComponent(news.phoneNumber)}`)
  ;(await import('./contact/define-contact.ts')).defineContact()
  return () => {
    const entry = state.entries.find(({ id }) => id === news.id)
    const number = entry && contactOf(state, entry)?.profile.phones[0]
    return renderRoot.querySelector('parley-callback-dialog')?.open(news.id, number ?? '')
  }
}
