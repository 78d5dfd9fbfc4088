import { type Ear, ScriptedServer } from './scripted-server.ts'

export const server = new ScriptedServer()

/** Takes the place of `WebSocket`: what the page sends is heard by the scripted server, in a later task. */
class ScriptedSocket implements Ear {
  readonly readyState = 1
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null

  constructor() {
    setTimeout(() => this.onopen?.())
  }

  send(data: string): void {
    setTimeout(() => server.receive(data, this))
  }

  close(): void {
    this.onclose?.()
  }
}

Object.defineProperty(window, 'WebSocket', { value: ScriptedSocket })
