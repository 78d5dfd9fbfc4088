/** Names under which no value of a record arrives from the wire: JavaScript has them for objects themselves. */
export const namesOfObjects: ReadonlySet<string> = /*#__PURE__*/ new Set(['__proto__', 'constructor', 'prototype'])
