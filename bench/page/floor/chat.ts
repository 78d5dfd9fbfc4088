// The floor: what a chat costs that is written by hand for this one page. It shows a log, takes text, pages upwards,
// keeps the reader at the end and says what was read. No reconnecting, no outbox, no states of delivery, no languages,
// no themes, no announcements, no settings. What Parley costs on a page is measured against this.
import type { Said } from './rows.ts'
import { css } from './style.ts'
import type { Log } from './whole-log.ts'

type Frame = {
  readonly type: string
  readonly log?: string
  readonly state?: { readonly id: string }
  readonly events?: readonly (Said & { readonly name: string })[]
}

const make = <Made extends HTMLElement>(tag: string, properties: Partial<Made> = {}): Made =>
  Object.assign(document.createElement(tag), properties) as Made

export function startChat(makeLog: (content: HTMLElement) => Log): void {
  const { src, dataset } = document.currentScript as HTMLScriptElement
  const launcher = make<HTMLButtonElement>('button', {
    className: 'launcher',
    ariaLabel: 'Open chat',
    textContent: 'Chat',
  })
  const panel = make('section', { className: 'panel', ariaLabel: 'Chat', hidden: true })
  const log = make('div', { className: 'log', role: 'log', ariaLabel: 'Conversation', tabIndex: 0 })
  const content = make('div')
  const form = make<HTMLFormElement>('form')
  const input = make<HTMLTextAreaElement>('textarea', { rows: 1, ariaLabel: 'Message', placeholder: 'Write a message' })
  form.append(input, make('button', { textContent: 'Send' }))
  log.append(content)
  panel.append(make('header', { textContent: 'Shop' }), log, form)
  const host = make('div')
  host.attachShadow({ mode: 'open' }).append(make('style', { textContent: css }), panel, launcher)

  const shown = makeLog(content)
  const url = new URL(dataset['server'] ?? src, location.href)
  let conversation: string | undefined
  let socket: WebSocket | undefined
  let firstSeq = 1
  let isAsking = false
  let isAtEnd = true
  let lastTop = 0
  let waiting: Said[] = []

  const send = (frame: object) => socket?.send(JSON.stringify(frame))
  const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 22)
  const command = (name: string, body: object) => send({ type: 'command', id: newId(), name, in: conversation, body })
  const toEnd = () => isAtEnd && (log.scrollTop = log.scrollHeight)
  const messagesIn = ({ events = [] }: Frame) => events.filter(({ name }) => name === 'message-sent')

  function draw() {
    const last = waiting.at(-1)
    shown.append(waiting)
    waiting = []
    toEnd()
    if (isAtEnd && last?.by === 'p2') command('mark-read', { upTo: last.seq })
  }

  function receive(frame: Frame) {
    if (frame.type === 'opened') {
      conversation = frame.state?.id
      firstSeq = frame.events?.[0]?.seq ?? 1
    }
    if (frame.type === 'opened' || frame.type === 'events') {
      if (waiting.length === 0) requestAnimationFrame(draw)
      waiting.push(...messagesIn(frame))
    }
    if (frame.type === 'page') {
      const fromEnd = log.scrollHeight - log.scrollTop
      shown.prepend(messagesIn(frame))
      firstSeq = frame.events?.[0]?.seq ?? 1
      isAsking = false
      log.scrollTop = log.scrollHeight - fromEnd
    }
  }

  function open() {
    panel.hidden = false
    if (socket) return
    socket = new WebSocket(`${url.origin.replace('http', 'ws')}/v1/socket`, 'parley.v1')
    socket.onopen = () => send({ type: 'hello', versions: [1], client: 'floor', as: { role: 'contact', site: 'shop' } })
    socket.onmessage = ({ data }) => receive(JSON.parse(data as string) as Frame)
  }

  launcher.onclick = () => (panel.hidden ? open() : (panel.hidden = true))
  log.onscroll = () => {
    // Only moving up leaves the end: what comes or grows below is followed.
    if (!isAtEnd || log.scrollTop < lastTop) isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 32
    lastTop = log.scrollTop
    if (log.scrollTop > 400 || firstSeq === 1 || isAsking) return
    isAsking = true
    send({ type: 'read', id: newId(), log: `conversation:${conversation}`, before: firstSeq })
  }
  new ResizeObserver(toEnd).observe(content)
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    const message = { kind: 'text', text: input.value.trim() }
    if (!message.text) return
    const isNew = !conversation
    conversation ??= newId()
    command(isNew ? 'start-conversation' : 'send-message', { message })
    input.value = ''
    isAtEnd = true
  }
  document.body.append(host)
  if (dataset['open'] === 'auto') open()
}
