/** The page's title, lent for a while. What the page itself writes meanwhile is what it gets back. */
export class LentTitle {
  #own: string | undefined
  #said: string | undefined

  say(text: string): void {
    const title = document.querySelector('head > title') ?? document.head.appendChild(document.createElement('title'))
    if (this.#said === undefined || title.textContent !== this.#said) this.#own = title.textContent
    title.textContent = this.#said = text
  }

  giveBack(): void {
    const title = document.querySelector('head > title')
    if (title && this.#said !== undefined && title.textContent === this.#said) title.textContent = this.#own ?? ''
    this.#said = undefined
  }
}
