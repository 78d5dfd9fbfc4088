import type { Batch, Question, SearchIndex } from '../../../packages/server/src/search/search-index.ts'
/** A batch that leads to `place`. */
export declare const batchTo: (place: number, batch?: Partial<Batch>) => Batch
export declare const asks: (text: string, question?: Partial<Question>) => Question
/** What every index promises. Each test has an index of its own from `open`. */
export declare function searchContract(name: string, open: () => Promise<SearchIndex>): void
