/** A section of the bench, which produces one table. */
export interface Section {
  /** As used on the command line. */
  readonly name: string;
  run(): Promise<Table>;
}

export interface Table {
  readonly title: string;
  /** What is measured, and how. */
  readonly method: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  readonly unit: Unit;
  /** Without a goal the row is not judged. */
  readonly goal?: Goal;
  /** One measurement per run, by contender. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export type Unit = 'ms' | 'MB' | 'KB' | 's' | '';

export interface Goal {
  readonly subject: string;
  readonly atMost: number;
  /** Contenders whose median times 1.2 is also accepted. */
  readonly floors?: readonly string[];
}
