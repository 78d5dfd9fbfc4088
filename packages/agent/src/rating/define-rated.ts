import { define } from '@parley/ui'
import { ParleyRated } from './parley-rated.ts'

// Fetched with the first rating that a contact has given.
define({ 'parley-rated': ParleyRated })
