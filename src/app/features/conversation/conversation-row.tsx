import { memo } from 'react';
import type { RowProps } from './rows/row-kind.ts';
import { kindOf, type Row } from './rows/rows.ts';

export const ConversationRow = memo(function ConversationRow(props: RowProps<Row>) {
  const { View } = kindOf(props.row);
  return <View {...props} />;
});
