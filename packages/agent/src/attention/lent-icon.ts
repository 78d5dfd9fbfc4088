/** An amber dot with a mark in it, large enough to be seen among tabs. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#f5b300" stroke="#7d5300" stroke-width="2"/><path d="M16 7v11M16 23v2" stroke="#1b1e25" stroke-width="4" stroke-linecap="round"/></svg>'

interface Lent {
  readonly link: HTMLLinkElement
  readonly href: string | null
  readonly type: string | null
}

/** The page's icon, lent for a while. A page whose policy forbids `blob:` pictures keeps its own. */
export class LentIcon {
  #lent: readonly Lent[] = []
  #made: HTMLLinkElement | undefined
  #address: string | undefined

  show(): void {
    if (this.#lent.length > 0 || this.#made) return
    this.#address ??= URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }))
    const links = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')]
    this.#lent = links.map((link) => ({ link, href: link.getAttribute('href'), type: link.getAttribute('type') }))
    if (links.length === 0) links.push((this.#made = this.#add()))
    for (const link of links) {
      link.setAttribute('type', 'image/svg+xml')
      link.setAttribute('href', this.#address)
    }
  }

  giveBack(): void {
    for (const { link, href, type } of this.#lent) {
      // The page may have set another one meanwhile.
      if (link.getAttribute('href') !== this.#address) continue
      restore(link, 'href', href)
      restore(link, 'type', type)
    }
    this.#made?.remove()
    this.#lent = []
    this.#made = undefined
  }

  /** Gives back, and keeps nothing. */
  close(): void {
    this.giveBack()
    if (this.#address) URL.revokeObjectURL(this.#address)
    this.#address = undefined
  }

  #add(): HTMLLinkElement {
    const link = document.createElement('link')
    link.rel = 'icon'
    return document.head.appendChild(link)
  }
}

const restore = (link: HTMLLinkElement, name: string, value: string | null) =>
  value === null ? link.removeAttribute(name) : link.setAttribute(name, value)
