import { elementsBelow, hostOf, lettersBelow } from './tree.ts'

const words = (list: string) => list.split(' ')

const all = words('div span p b bdi a button h3 h4 ul li section svg path time')
const questions = words('form fieldset legend label input textarea select option dl dt dd')

/** The tags that an element of ours may put into its own root, besides those that all of them have. Nobody else puts any. */
const tagsIn: Readonly<Record<string, readonly string[]>> = {
  'parley-transcript': words('slot'),
  'parley-desk-transcript': words('slot'),
  'parley-picture': words('img'),
  'parley-player': words('video track'),
  'parley-image': words('figure figcaption dialog img'),
  'parley-video': words('figure figcaption'),
  'parley-list': words('form label input'),
  'parley-form': questions,
  'parley-date-picker': questions,
  'parley-file': words('small img dialog'),
  'parley-menu': words('slot small'),
  'parley-emojis': words('slot'),
  'parley-markdown': [],
  'parley-card': [],
  'parley-carousel': [],
  'parley-link-push': [],
  'parley-notice': [],
  'parley-quick-replies': [],
}

/** Attributes that run, load or send something, or let something be edited; wherever they stand. */
const harmful =
  /^(?:on.*|style|srcdoc|srcset|data|action|formaction|ping|background|contenteditable|autofocus|accesskey|is|nonce|attributionsrc|xlink:.*|shadowroot.*|popover.*)$/
/** In what markdown became, nothing but these. */
const tagsOfMarkdown = words(
  'p br strong em del code pre ul ol li blockquote a hr h3 h4 h5 h6 table thead tbody tr th td span parley-picture',
)
const attributesOfMarkdown = words('href start align target rel referrerpolicy title class dir')

const isOfMarkdown = (element: Element) =>
  element.parentElement?.closest('.markdown') && hostOf(element)?.localName === 'parley-markdown'

/** What is there, or leads somewhere, although nothing that somebody writes may bring it about. */
export const harmBelow = (node: ParentNode): readonly string[] =>
  elementsBelow(node).flatMap((element) => [
    ...(isKnown(element) ? [] : [`<${element.localName}> in ${hostOf(element)?.localName ?? 'the page'}`]),
    ...element
      .getAttributeNames()
      .filter((name) => isHarmful(element, name))
      .map((name) => `${element.localName}[${name}]`),
    ...harmOfAddresses(element),
  ])

function isKnown(element: Element): boolean {
  const { localName } = element
  if (isOfMarkdown(element)) return tagsOfMarkdown.includes(localName)
  if (localName in tagsIn) return true
  return all.includes(localName) || (tagsIn[hostOf(element)?.localName ?? '']?.includes(localName) ?? false)
}

/** Menus and tooltips of ours float. */
const floats = (element: Element) => ['menu', 'tooltip'].includes(element.role ?? '') && hostOf(element) !== undefined

function isHarmful(element: Element, name: string): boolean {
  if (name === 'popover' && floats(element)) return false
  if (harmful.test(name)) return true
  return (
    Boolean(isOfMarkdown(element)) && element.localName !== 'parley-picture' && !attributesOfMarkdown.includes(name)
  )
}

/** Nothing but what can be read: a host in ASCII with nobody's name before it, and a path without spaces and marks. */
const readable = /^https?:\/\/[\w.:[\]-]+\/[!-~]*$/

/** A link opens what it shows, in its canonical form, and tells the page behind it nothing. What is loaded is what the test gives. */
function harmOfAddresses(element: Element): readonly string[] {
  const wrong = ['src', 'poster'].flatMap((name) => {
    const address = element.getAttribute(name)
    return address === null || address.startsWith('data:image/gif;') ? [] : [`${element.localName}[${name}=${address}]`]
  })
  const href = element.getAttribute('href')
  if (href === null || /^tel:\+?\d*$/.test(href)) return wrong
  // Nothing goes into the mail but to whom it is.
  if (/^mailto:[\w.+-]+@[\w.-]+$/.test(href))
    return lettersBelow(element).includes(href.slice(7)) ? wrong : [...wrong, `hides ${href}`]
  if (element.hasAttribute('download') && href.startsWith('data:image/gif;')) return wrong
  if (element.localName !== 'a' || !readable.test(href) || new URL(href).href !== href)
    return [...wrong, `href=${href}`]
  const { rel, target, referrerPolicy } = element as HTMLAnchorElement
  const isClosed = rel === 'noopener noreferrer nofollow ugc' && target === '_blank' && referrerPolicy === 'no-referrer'
  // A pushed address stands above the button that opens it.
  const host = hostOf(element)
  const isShown = lettersBelow(host?.localName === 'parley-link-push' ? host : element).includes(href)
  return [...wrong, ...(isClosed ? [] : [`tells ${href}`]), ...(isShown ? [] : [`hides ${href}`])]
}
