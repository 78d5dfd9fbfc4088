import { waitUntil as wait } from '@open-wc/testing'

/** Waits until something can be seen; long enough for a machine that does other things too. */
export const waitUntil = (isSo: () => unknown, what = 'it can be seen', { timeout = 8_000 } = {}): Promise<void> =>
  wait(() => Boolean(isSo()), what, { timeout })
