// What is in a page with its shadow roots opened: what people see, and what scripts would meet.

/** Every element below a node, those in shadow roots too. */
export function elementsBelow(node: ParentNode): readonly Element[] {
  const found: Element[] = []
  for (const element of node.querySelectorAll('*')) {
    found.push(element)
    if (element.shadowRoot) found.push(...elementsBelow(element.shadowRoot))
  }
  return found
}

/** Every piece of text below a node, in the order in which it stands there. */
export function textsBelow(node: Node): readonly Text[] {
  if (node instanceof Text) return [node]
  if (node instanceof HTMLSlotElement) return node.assignedNodes({ flatten: true }).flatMap(textsBelow)
  const within = node instanceof Element && node.shadowRoot ? node.shadowRoot : node
  return [...within.childNodes].flatMap(textsBelow)
}

/** All letters below a node, with nothing between them but what stands there. */
export const lettersBelow = (node: Node): string =>
  textsBelow(node)
    .map(({ data }) => data)
    .join('')

/** What is read out and stands nowhere as letters: names and alternative texts, one a line. */
export const namesBelow = (node: ParentNode): string =>
  elementsBelow(node)
    .flatMap((element) => [element.getAttribute('alt'), element.getAttribute('aria-label')])
    .filter((name) => name !== null)
    .join('\n')

/** The host of the shadow root in which an element lies; nothing for what lies in the page itself. */
export const hostOf = (element: Element): Element | undefined => {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : undefined
}

/** What cannot be seen has no width that matters: words for screen readers, and what browsers draw within controls. */
const outOfSight = '.visually-hidden, svg, video, select, textarea, option'
const controls = 'img, video, input, button, select, textarea, a'

/** Where letters stand. */
export function sidesOf(text: Text): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(text)
  return range.getBoundingClientRect()
}

type Sides = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

const canScroll = (overflow: string) => overflow === 'auto' || overflow === 'scroll'

/** Where what lies within an element can be seen: everywhere where it can be scrolled to. */
function roomWithin(element: Element, around: Sides): Sides {
  const { overflowX, overflowY, contain } = getComputedStyle(element)
  if (overflowX === 'visible' && overflowY === 'visible' && !contain.includes('paint')) return around
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return {
    ...(canScroll(overflowX)
      ? { left: -Infinity, right: Infinity }
      : { left: Math.max(left, around.left), right: Math.min(right, around.right) }),
    ...(canScroll(overflowY)
      ? { top: -Infinity, bottom: Infinity }
      : { top: Math.max(top, around.top), bottom: Math.min(bottom, around.bottom) }),
  }
}

const sticksOut = ({ left, right, top, bottom }: Sides, room: Sides) =>
  right > left && (left < room.left - 1 || right > room.right + 1 || top < room.top - 2 || bottom > room.bottom + 2)

/** Words and controls below an element that reach out of it, or are cut off within it. */
export function cutOffBelow(element: Element, around: Sides = element.getBoundingClientRect()): readonly string[] {
  if (element.matches(outOfSight)) return []
  const room = roomWithin(element, around)
  return [...(element.shadowRoot ?? element).childNodes].flatMap((child) => {
    if (child instanceof Element) {
      const isCut =
        child.matches(controls) && !child.matches(outOfSight) && sticksOut(child.getBoundingClientRect(), room)
      return [
        ...(isCut ? [`${child.localName} in ${element.localName}.${element.className}`] : []),
        ...cutOffBelow(child, room),
      ]
    }
    const isCut = child instanceof Text && child.data.trim() !== '' && sticksOut(sidesOf(child), room)
    return isCut ? [`${JSON.stringify(child.data)} in ${element.localName}.${element.className}`] : []
  })
}
