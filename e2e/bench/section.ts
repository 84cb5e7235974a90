/** A part of the bench: what it measures comes out as one table. */
export interface Section {
  /** As the command line names it. */
  readonly name: string;
  run(): Promise<Table>;
}

export interface Table {
  readonly title: string;
  /** What is measured, and from where to where. */
  readonly method: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  readonly unit: Unit;
  /** What `subject` is to reach; nothing is judged where there is none. */
  readonly goal?: Goal;
  /** What was measured, a figure a run, by the name of what was measured. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export type Unit = 'ms' | 'MB' | 'KB' | 's' | '';

export interface Goal {
  readonly subject: string;
  readonly atMost: number;
  /** Those whose median, times 1.2, will do as well: where the simplest page misses the figure, so may ours. */
  readonly floors?: readonly string[];
}
