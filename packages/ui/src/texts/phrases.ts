/** A text whose form depends on `{count}`, by the plural rules of its language. */
export type Plural = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** One text of the interface. Names in braces are filled in. */
export type Phrase = string | Plural

/** The texts of one language by key. */
export type Phrases = Readonly<Record<string, Phrase>>

/** The same keys in another language; the compiler asks for every one of them. */
export type Translation<English extends Phrases> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural
}

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type TextsOf<Entry> = Entry extends string ? Entry : Entry extends Plural ? Entry[keyof Entry] : never

/** What a text needs: a value for every name in braces. */
export type ValuesFor<Entry> = { readonly [Name in NamesIn<TextsOf<Entry>>]: string | number }

/** The arguments after the key: none for a text without names in braces. */
export type Arguments<Entry> = [NamesIn<TextsOf<Entry>>] extends [never] ? [] : [values: ValuesFor<Entry>]
