import { limits, type SiteAppearance } from '@parley/protocol'
import type { Notes } from '@parley/protocol/client'
import { runningNote } from '../whereabouts.ts'
import type { SignInAlone } from './first-sign-in.ts'

/** Who the contact is to one site, and what the site has said about itself. Kept in notes, so that it survives the page. */
export class Identity {
  readonly #site: string
  readonly #notes: Notes
  readonly #alone: SignInAlone
  #token: string | undefined
  #appearance: SiteAppearance | undefined
  #letGo: () => void = () => {}

  constructor(site: string, notes: Notes, signInAlone: SignInAlone) {
    this.#site = site
    this.#notes = notes
    this.#alone = signInAlone
  }

  /** What the contact signs in with. Whoever has no token yet waits for their turn: see `first-sign-in.ts`. */
  async signIn(): Promise<{ readonly role: 'contact'; readonly site: string; readonly token: string | undefined }> {
    if (!this.#known()) {
      this.letGo()
      this.#letGo = await this.#alone()
    }
    return { role: 'contact', site: this.#site, token: this.#known() }
  }

  /** Lets the next tab have its turn. */
  letGo(): void {
    this.#letGo()
  }

  /** The server has welcomed the contact, perhaps as somebody new. */
  welcomed(token: string | undefined, appearance: SiteAppearance): void {
    if (token && token !== this.#token) this.#notes.set('token', (this.#token = token))
    if (appearance !== this.#appearance) this.#notes.set('site', JSON.stringify((this.#appearance = appearance)))
    this.letGo()
  }

  /** Forgets the token, and without one in its place the conversation, too. */
  forget(now?: string | null): void {
    this.#token = now ?? undefined
    this.#notes.set('token', now ?? null)
    if (!now) this.#notes.set(runningNote, null)
  }

  /** The server knows the token no longer: another tab may have noted a newer one. Returns whether there was one. */
  refused(): boolean {
    const [had, noted] = [this.#token, this.#notes.get('token')]
    this.forget(noted === had ? null : noted)
    return had !== undefined
  }

  /** How the site wants its chat: as the server says, else as it said last. */
  get appearance(): SiteAppearance {
    return (this.#appearance ??= this.#noted() ?? { name: '', textLimit: limits.textChars })
  }

  /** This page's token wins over what another tab has noted since. */
  #known(): string | undefined {
    return (this.#token ??= this.#notes.get('token') ?? undefined)
  }

  #noted(): SiteAppearance | undefined {
    try {
      const site = JSON.parse(this.#notes.get('site') ?? '') as SiteAppearance
      return typeof site.name === 'string' && typeof site.textLimit === 'number' ? site : undefined
    } catch {
      return undefined
    }
  }
}
