import { define } from '@parley/ui'
import { ParleyRating } from './parley-rating.ts'

// Fetched after the end of a chat, where the site asks how it was.
define({ 'parley-rating': ParleyRating })
