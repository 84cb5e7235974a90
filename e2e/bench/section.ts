export interface Section {
  readonly name: string;
  run(): Promise<Table>;
}

export interface Table {
  readonly title: string;
  readonly method: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  readonly unit: Unit;
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
