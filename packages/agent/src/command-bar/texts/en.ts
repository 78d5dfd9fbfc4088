import { absences } from './absences.ts'

/** The English texts of the command bar. */
export const en = {
  ...absences,
  commandBar: 'Command bar',
  commands: 'Commands',
  placeholder: 'What do you want to do?',
  recent: 'Recently used',
  interactions: 'Interactions',
  actions: 'Actions',
  found: 'Found',
  impossible: 'Not possible now',
  nothing: 'Nothing here is called that. Try another word, or its first letters.',
  count: { one: '{count} command', other: '{count} commands' },
  goTo: 'Go to {name}',
  withChoice: '{action}: {choice}',
} as const
