import { waitUntil } from '@open-wc/testing'

/** Waits until `condition` holds; `what` is what somebody would see then. */
export const until = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(() => Boolean(condition()), `There should be ${what}`, { timeout: 5_000, interval: 10 })

/** Everything below `root` that matches, also inside shadow roots, in the order in which it is drawn. */
export function findAll<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found[] {
  const found: Found[] = []
  for (const child of root.children) {
    if (child.matches(selector)) found.push(child as Found)
    if (child.shadowRoot) found.push(...findAll<Found>(child.shadowRoot, selector))
    found.push(...findAll<Found>(child, selector))
  }
  return found
}

/** The text as somebody reads it: without the line breaks of templates. */
export const textOf = (element: Element | undefined | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

const nameOf = (element: Element) => element.getAttribute('aria-label') ?? textOf(element)

const selectors = { button: 'button', textbox: 'textarea', region: 'section', log: '[role="log"]' } as const

/** What contacts see of a widget. */
export class Screen {
  constructor(readonly widget: HTMLElement) {}

  get #root(): ParentNode {
    return this.widget.shadowRoot as ShadowRoot
  }

  all(role: keyof typeof selectors, name?: string): HTMLElement[] {
    return findAll(this.#root, selectors[role]).filter(
      (element) => element.checkVisibility() && (name === undefined || nameOf(element) === name),
    )
  }

  /** The shown element with this role and name, as soon as there is one. */
  async find<Found extends HTMLElement = HTMLElement>(role: keyof typeof selectors, name?: string): Promise<Found> {
    await until(() => this.all(role, name).length > 0, `a ${role} “${name}”`)
    return this.all(role, name)[0] as Found
  }

  gone(role: keyof typeof selectors, name?: string): Promise<void> {
    return until(() => this.all(role, name).length === 0, `no ${role} “${name}”`)
  }

  async press(name: string): Promise<void> {
    ;(await this.find('button', name)).click()
  }

  /** The bubbles, oldest first. */
  get bubbles(): string[] {
    return findAll(this.#root, '.bubble').map(textOf)
  }

  /** What is in the bubble's line: time, state, refusal. */
  lineOf(text: string): string {
    const bubble = findAll(this.#root, '.bubble').find((each) => textOf(each) === text)
    const row = bubble?.closest('.row')
    const states = row ? findAll(row, '[role="img"]').map(nameOf) : []
    return [textOf(row), ...states].join(' ')
  }

  sees(text: string): Promise<void> {
    return until(() => this.words.includes(text), `“${text}” on screen, not: ${this.words}`)
  }

  /** Everything that is shown in words. */
  get words(): string {
    const isShown = (element: HTMLElement) => element.children.length === 0 && element.checkVisibility()
    return findAll(this.#root, '*').filter(isShown).map(textOf).filter(Boolean).join(' | ')
  }

  get badge(): string {
    return this.all('button', 'Open chat')
      .map((launcher) => textOf(launcher.querySelector('.badge:not([hidden])')))
      .join('')
  }
}

/** What has the focus, also inside shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Types into a field as a keyboard does, and presses Enter. */
export function type(field: HTMLTextAreaElement, text: string): void {
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

export const press = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
