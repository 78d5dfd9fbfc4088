import { limits } from '../packages/protocol/src/limits.ts'

/**
 * The rollup plugin: writes the numbers of `limits` where they are used. The table itself would be shared by all files, and so come
 * whole with the first one.
 */
export const inlineLimits = {
  name: 'inline-limits',
  transform(code, id) {
    if (!id.includes('/packages/') || id.endsWith('/limits.ts') || !/\blimits\b.*\bfrom\b/.test(code)) return null
    const inlined = code.replace(/(?<![.\w$])limits\.(\w+)\b/g, (use, name) => limits[name] ?? use)
    return inlined === code ? null : { code: inlined, map: null }
  },
}
