/** What a contact who waits is told ([ROU6]). */
export const waitingWhen = (somebodyThere: boolean) => (somebodyThere ? 'for-agent' : 'nobody-available')
