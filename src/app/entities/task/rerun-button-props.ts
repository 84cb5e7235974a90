import type { ComponentType } from 'react';
import type { RowTurn } from '#app/data/turn-of-row.ts';

export type RerunButtonProps = {
  turns: readonly RowTurn[];
  onSent: () => void;
};

export type RerunButtonComponent = ComponentType<RerunButtonProps>;
