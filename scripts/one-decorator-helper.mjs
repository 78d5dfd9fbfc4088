const shared = '\0decorate-class'

// What esbuild writes into every file that has decorators.
const ownHelper = /var __defProp = [^]*?var __decorateClass = [^]*?\n};\n/

/** The rollup plugin: all files share one helper for decorators. Stands behind esbuild's. */
export const oneDecoratorHelper = {
  name: 'one-decorator-helper',
  resolveId: (id) => (id === shared ? id : null),
  load: (id) => (id === shared ? helper : null),
  transform(code) {
    const [own] = ownHelper.exec(code) ?? []
    // In its place, line for line: the source map stays right.
    const lines = own?.replace(/[^\n]+/g, '')
    return own ? { code: code.replace(own, `import { __decorateClass } from '${shared}';${lines}`), map: null } : null
  },
}

const helper = `export function __decorateClass(decorators, target, key, kind) {
  let result = kind > 1 ? undefined : kind ? Object.getOwnPropertyDescriptor(target, key) : target
  for (const decorate of decorators.toReversed())
    result = (kind ? decorate(target, key, result) : decorate(result)) ?? result
  if (kind && result) Object.defineProperty(target, key, result)
  return result
}`
