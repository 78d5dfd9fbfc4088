/** The English texts of what tells agents who look elsewhere. */
export const en = {
  callOf: '{reason}: {name}',
  callsOf: '({count}) {reason}: {name}',
  waits: 'Waits for an answer',

  notifications: 'Desktop notifications',
  allowNotifications: 'Allow desktop notifications',
  notificationsBlocked: 'The browser blocks notifications of this page. Allow them beside its address.',

  sounds: 'Sounds',
  soundsHint: 'Silent unless you choose something. Kept for you on every machine.',
  tone: 'Rising tone while a contact waits',
  ring: 'Ring while you look elsewhere',
  captions: 'Show in words what sounds',
  volume: 'Volume',
  percent: '{percent} %',
  quietHours: 'Quiet hours',
  quietFrom: 'From',
  quietTo: 'To',
  test: 'Test',
  testing: '♪ Rising tone, then a ring',
  close: 'Close',
  blocked: 'The browser holds sounds back until you click or press a key on this page.',
  unheard: 'This browser cannot make sounds.',
  captionTone: '♪ Rising tone: {name} waits, {stage}',
  captionRing: '♪ Ring: {name} waits, {stage}',
  inTime: 'in time',
  warning: 'warning',
  late: 'late',

  lastWords: 'Latest message of the contact',
  nothingSaid: 'Nothing written yet',
} as const
