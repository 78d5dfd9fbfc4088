/** A message as it comes over the wire. */
export interface Said {
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly body: { readonly message: { readonly text: string } }
}

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en', { dateStyle: 'full' })
const dayOf = (at: number) => new Date(at).toDateString()

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** One message below another: a day where a new one begins, a name where a new group begins, bubble, time. */
export function drawRow(said: Said, above: Said | undefined): HTMLElement {
  const row = element('div', said.by === 'p1' ? 'row own' : 'row', '')
  const startsDay = !above || dayOf(above.at) !== dayOf(said.at)
  if (startsDay) row.append(element('p', 'day', day.format(said.at)))
  if (startsDay || above.by !== said.by || said.at - above.at > 180_000)
    row.append(element('span', 'name', said.by === 'p1' ? 'You' : 'Ada'))
  row.append(element('div', 'bubble', said.body.message.text), element('time', '', time.format(said.at)))
  return row
}
