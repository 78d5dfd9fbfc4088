/** The English texts of the desk. Names of controls are those that scripts and tests hold on to. */
export const en = {
  // Presence and connection
  presence: 'Presence',
  ready: 'Ready',
  notReady: 'Not ready',
  notReadyBecause: 'Not ready: {reason}',
  presenceSince: '{presence} since {time}',
  presenceUnknown: 'Not signed in yet',
  becomeReady: 'Become Ready',
  becomeNotReady: 'Become Not ready',
  connection: 'Connection',
  online: 'Online',
  connecting: 'Connecting…',
  offline: 'Offline',
  refused: 'Signed out',
  lineDown: 'The connection is lost. What you write is kept and sent when it is back; everything else waits.',
  lineDownFresh: 'The server cannot be reached. The desk opens by itself as soon as it can.',
  lineRefused: 'The server did not accept this sign-in. Sign in again on this page, then connect.',
  lineTooOld: 'A newer version of this desk is there. Reload the page; drafts are kept.',
  lineNotAllowed: 'This page may not use the server. An administrator can add its origin to the agents’ origins.',
  connectNow: 'Connect now',

  // Menu
  menu: 'Menu',
  textSize: 'Text size',
  larger: 'Larger text',
  smaller: 'Smaller text',
  percent: '{percent} %',
  shortcuts: 'Keyboard shortcuts',

  // Interaction bar
  interactions: 'Interactions',
  you: 'You: {text}',
  unread: { one: '{count} unread message', other: '{count} unread messages' },
  unreadMost: '{count} or more unread messages',
  isTyping: 'is typing…',
  endedNotDone: 'Ended, not done yet',
  nothingSaid: 'Nothing written yet',
  chatInteraction: 'Chat Interaction',
  nextInteraction: 'Next interaction',
  previousInteraction: 'Previous interaction',
  backToList: 'Back to the list',
  backToListUnread: {
    one: 'Back to the list, {count} unread message',
    other: 'Back to the list, {count} unread messages',
  },

  attachDenied: 'Agents may not send files on this site',

  // Invitation
  invitation: 'Invitation',
  waiting: 'Waiting',
  timeLeft: 'Time left',
  accept: 'Accept',
  reject: 'Reject',
  invitedTo: 'Invitation: {name} is waiting. {shortcut} accepts.',
  invitationExpired: 'The time for the invitation of {name} was over. It goes to the next agent.',
  invitationOver: 'The invitation of {name} is over: it was answered elsewhere, or the contact left.',
  lostToOthers: '{name} is no longer yours: while you were away the conversation went to another agent.',
  wishRefused: 'That did not work. Nothing was changed; try again.',
  wishRefusedAbout: 'That did not work for {name}. Nothing was changed; try again.',
  dismiss: 'Dismiss',

  // Interaction
  interaction: 'Interaction',
  connected: 'Connected',
  disconnected: 'Disconnected',
  partyActions: 'Party Actions',
  call: 'Call',
  inviteBot: 'Let the bot answer',
  silenceBot: 'Silence the bot',
  handedOverBy: 'Handed over by {name}:',
  endChat: 'End Chat',
  markDone: 'Mark Done',
  chatEnded: 'This chat has ended. Mark Done closes it.',
  loading: 'Loading the conversation…',
  earlierChat: 'Earlier chat',
  earlierChatEnded: 'Earlier chat, ended {time}',
  earlierHint: '{name} comes back after a chat shortly before. It may hold what you would ask.',
  show: 'Show',
  hide: 'Hide',
  earlierLoading: 'Loading the earlier chat…',
  earlierFailed: 'The earlier chat could not be loaded.',
  tryAgain: 'Try again',
  currentChatBegins: 'The current chat begins here',

  // Information
  information: 'Information',
  responses: 'Responses',

  spelling: 'Spelling',
  spellingMissing: 'The spelling check could not be loaded. Try again.',
  unfilled: 'Fill in {variable} before you send. It is selected in the message.',

  // Why not
  whyOffline: 'Not possible while the connection is lost',
  whyNoPhone: 'No phone number of this contact is known',
  whyUnderWay: 'Under way…',
  whyZoomEnd: 'The text has its largest size',
  whyZoomStart: 'The text has its smallest size',

  // The empty desk
  emptyReady: 'You are ready. The next contact who writes is offered to you here.',
  emptyNotReady: 'You are not ready, so nobody is offered to you.',
  chooseOne: 'Choose a conversation from the list.',
  signingIn: 'Signing in…',
  notSignedIn: 'You are not signed in.',
} as const
