import type { CaseField } from './features/case-fields.ts'
import { isDay } from './message-kinds/answer-problem.ts'
import { canonicalUrl } from './safety/canonical-url.ts'

const fits: { readonly [Type in NonNullable<CaseField['type']>]: (value: string, field: CaseField) => boolean } = {
  text: () => true,
  number: (value) => /^-?\d{1,20}(\.\d{1,20})?$/.test(value),
  date: isDay,
  url: (value) => canonicalUrl(value) !== undefined,
  choice: (value, { options = [] }) => options.includes(value),
}

/** Whether a value may stand in the field. An empty one always may: it takes the field away. */
export const fitsCaseField = (value: string, field: CaseField): boolean =>
  value === '' || fits[field.type ?? 'text'](value, field)
