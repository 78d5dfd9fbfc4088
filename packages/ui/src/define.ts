/**
 * Registers elements under their names. A name that is taken stays as it is, so that a page may include us twice.
 * Importing an element's module registers nothing.
 */
export function define(elements: Readonly<Record<`parley-${string}`, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element)
}
