/** Direction of one field of an index; `2dsphere` serves the geo operators. */
export type IndexOrder = 1 | -1 | '2dsphere';

export interface Index {
  name: string;
  /** Field path → order, in index order. */
  keys: Record<string, IndexOrder>;
  unique?: boolean;
}

export interface CollectionSchema {
  indexes: Index[];
}

/** Every collection of a CloudBase environment: made by the local cloud, by the seeds and by deploy from one list. */
export type Schema = Record<string, CollectionSchema>;
