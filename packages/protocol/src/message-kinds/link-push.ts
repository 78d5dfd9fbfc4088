import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { linkUrl } from '../fields.ts'

/** An address that the contact is asked to open (A161). */
export const linkPush = /*#__PURE__*/ messageKind('link-push', {
  doc: 'An address that the contact is asked to open. Opens by itself only where the site allows it and the contact has agreed.',
  from: ['agent', 'supervisor', 'bot'],
  content: /*#__PURE__*/ v.strictObject({ kind: /*#__PURE__*/ v.literal('link-push'), url: linkUrl }),
  asText: ({ url }) => `Please navigate to the link: ${url}`,
  samples: /*#__PURE__*/ {
    plain: { kind: 'link-push', url: 'https://travel.example/norway' },
    long: { kind: 'link-push', url: `https://travel.example/${'fjord/'.repeat(40)}?from=oslo&to=lofoten` },
  },
})
