declare global {
  // @open-wc/semantic-dom-diff types `equal` as if it always returned a promise.
  namespace Chai {
    interface Equal {
      (value: unknown, message?: string): Assertion
    }
  }
}
export {}
