// Lit leaves four names on `window`: three lists of versions, for a warning in development, and a map that its own
// decorators use. A widget leaves exactly one name on other people's pages, so they go when we bundle. So do the words of
// two errors about css`…`: the development build, which our tests run with, still says them.

/** By file: what to replace, each exactly once, so that another version of Lit cannot slip through. */
const edits = {
  'lit-html/lit-html.js': [[/\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  'lit-element/lit-element.js': [[/\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  '@lit/reactive-element/reactive-element.js': [
    [/\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/\w\.litPropertyMetadata\?\?=new WeakMap;/, '0;const litPropertyMetadata=new WeakMap;'],
  ],
  '@lit/reactive-element/css-tag.js': [
    [/Error\("CSSResult is not constructable[^"]*"\)/, 'Error()'],
    [/Error\("Value passed to 'css' function must be[^)]*security\."\)/, 'Error()'],
  ],
}

/** The rollup plugin. Lit's production files only: its development build says so anyway. */
export const leanLit = {
  name: 'lean-lit',
  transform(code, id) {
    const file = Object.keys(edits).find((name) => id.endsWith(`/node_modules/${name}`))
    if (!file) return null
    const edited = edits[file].reduce((before, [pattern, instead]) => {
      if (before.split(pattern).length !== 2)
        this.error(`${file}: ${pattern} must match once. Look at the new version.`)
      return before.replace(pattern, instead)
    }, code)
    return { code: edited, map: null }
  },
}
