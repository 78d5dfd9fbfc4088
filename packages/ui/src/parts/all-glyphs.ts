export * from './glyphs.ts'
export * from './more-glyphs.ts'
