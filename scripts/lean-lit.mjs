// Lit leaves four names on `window`: three lists of versions, for a warning in development, and a map that its own
// decorators use. A widget leaves exactly one name on other people's pages, so they go when we bundle. So do the words of
// two errors about css`…`: the development build, which our tests run with, still says them. And so does what is for
// decorators of another sort.

/** By file: what to replace, each exactly once, so that another version of Lit cannot slip through. */
const edits = {
  'lit-html/lit-html.js': [[/\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  'lit-element/lit-element.js': [[/\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  '@lit/reactive-element/reactive-element.js': [
    [/\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/\w\.litPropertyMetadata\?\?=new WeakMap;/, '0;const litPropertyMetadata=new WeakMap;'],
  ],
  // Only the older decorators are used (decision 1): those of the standard take twice the bytes.
  '@lit/reactive-element/decorators/property.js': [
    [
      /^[^]*export\{\w+ as property,\w+ as standardProperty\};[^]*$/,
      'export const property=(options)=>(proto,name)=>void proto.constructor.createProperty(name,options)',
    ],
  ],
  // Every browser that runs the rest has constructable style sheets; their errors are told by the development build.
  '@lit/reactive-element/css-tag.js': [
    [
      /^[^]*export\{\w+ as CSSResult,\w+ as adoptStyles,\w+ as css,\w+ as getCompatibleStyle,\w+ as supportsAdoptingStyleSheets,\w+ as unsafeCSS\};[^]*$/,
      `export class CSSResult{
        constructor(cssText){this.cssText=cssText}
        get styleSheet(){if(!this.sheet)(this.sheet=new CSSStyleSheet()).replaceSync(this.cssText);return this.sheet}
        toString(){return this.cssText}
      }
      export const unsafeCSS=(text)=>new CSSResult(String(text))
      export const css=(strings,...values)=>new CSSResult(String.raw({raw:strings},...values))
      export const adoptStyles=(root,styles)=>void(root.adoptedStyleSheets=styles.map((style)=>style.styleSheet??style))
      export const getCompatibleStyle=(style)=>style
      export const supportsAdoptingStyleSheets=true`,
    ],
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
