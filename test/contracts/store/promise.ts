import { test } from 'node:test'
import type { Store } from '../../../packages/server/src/store/store.ts'

/** What a test says of a store is told of one of its own, which is closed at the end. */
export const promisesOf =
  (open: () => Promise<Store>) =>
  (title: string, tell: (store: Store) => Promise<void>): void => {
    test(title, async () => {
      const store = await open()
      try {
        await tell(store)
      } finally {
        await store.close()
      }
    })
  }
