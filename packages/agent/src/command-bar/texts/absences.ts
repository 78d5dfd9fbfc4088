/** Why an action has no button now: said where all actions are listed. */
export const absences = {
  notSignedIn: 'You are not signed in',
  isReady: 'You are ready already',
  noInvitation: 'Nobody is offered to you',
  noInteraction: 'No interaction is shown',
  noInteractions: 'There are no interactions',
  nothingToOrder: 'There is nothing to put in order',
  hasEnded: 'This chat has ended',
  hasNotEnded: 'This chat has not ended yet',
  hasLeft: 'You have left this chat',
  isNotParked: 'You have not left this chat',
  noBotListens: 'No bot reads along here',
  noBotTalks: 'No bot answers here',
  isConsulted: 'You are consulted here, the chat belongs to a colleague',
  isFinishing: 'Others go on with this chat',
  noConsultation: 'No consultation goes on here',
  noConsultationOver: 'No consultation waits to be done here',
  noEmojis: 'This site has no emojis',
  isList: 'The list is shown already',
  noReports: 'You may not read reports',
  noSupervisor: 'You are not a supervisor',
  isFixedSize: 'This desk has one size of text',
  isConnected: 'The connection is there',
} as const

export type AbsenceKey = keyof typeof absences
