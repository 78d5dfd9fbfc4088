import { waitUntil } from '@open-wc/testing'

/** Everything below `root` that matches, also inside shadow roots, in the order in which it is drawn. */
export function findAll<Found extends HTMLElement = HTMLElement>(
  root: Element | ShadowRoot,
  selector: string,
): Found[] {
  const found: Found[] = []
  if (root instanceof Element && root.matches(selector)) found.push(root as Found)
  const inside = root instanceof Element && root.shadowRoot ? [root.shadowRoot, root] : [root]
  for (const part of inside) for (const child of part.children) found.push(...findAll<Found>(child, selector))
  return found
}

/** The text as somebody reads it: without the line breaks of templates. */
export const textOf = (element: Element | undefined | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** What an element is called: by its label, else by what it says and does not hide from a screen reader. */
export const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? spokenIn(element).replace(/\s+/g, ' ').trim()

function spokenIn(node: Node): string {
  if (node instanceof Text) return node.data
  if (!(node instanceof Element) || node.ariaHidden === 'true') return ''
  return [...node.childNodes].map(spokenIn).join('')
}

/** Selectors of the roles that stand on the desk. */
const selectors = {
  button: 'button',
  menuitem: '[role="menuitem"]',
  textbox: 'textarea',
  list: '[role="list"]',
  listitem: 'li',
  region: 'section',
  status: '[role="status"]',
  toolbar: '[role="toolbar"]',
  log: '[role="log"]',
  heading: 'h2',
  img: '[role="img"]',
} as const

export type Role = keyof typeof selectors

const isShown = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true })

/** All shown elements with this role and accessible name. */
export const allNamed = (root: Element, role: Role, name?: string): HTMLElement[] =>
  findAll(root, selectors[role]).filter(
    (element) => isShown(element) && (name === undefined || nameOf(element) === name),
  )

/** The shown element with this role and accessible name, as soon as there is one. */
export async function named<Found extends HTMLElement = HTMLElement>(
  root: Element,
  role: Role,
  name?: string,
): Promise<Found> {
  await until(() => allNamed(root, role, name).length > 0, `a ${role}${name ? ` “${name}”` : ''}`)
  return allNamed(root, role, name)[0] as Found
}

/** Waits until nothing of this role and name is shown. */
export const gone = (root: Element, role: Role, name?: string): Promise<void> =>
  until(() => allNamed(root, role, name).length === 0, `no ${role}${name ? ` “${name}”` : ''}`)

/** Waits until `condition` holds; `what` is what somebody would see then. */
export const until = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(() => Boolean(condition()), `There should be ${what}`, { timeout: 5_000, interval: 20 })

/** The words of an element's description. */
export function descriptionOf(element: HTMLElement): string {
  const root = element.getRootNode() as ShadowRoot
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  const described = ids.map((id) => textOf(root.getElementById(id))).join(' ')
  return [described, element.getAttribute('aria-description') ?? ''].filter(Boolean).join(' ')
}

/** What has the focus, also inside shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}
