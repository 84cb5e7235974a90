import { Link } from 'react-router';
import { formatNumberOf } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { Dialog } from '#app/components/dialog.tsx';
import type { Refusal } from './batch.ts';
import { NamedRows } from './named-rows.tsx';

/** What was not archived, each with the reason, and the way to it. */
export function RefusalsDialog({ refused, onClose }: { refused: readonly Refusal[]; onClose: () => void }) {
  const verb = refused.length === 1 ? 'was' : 'were';
  return (
    <Dialog title={`${formatNumberOf(refused.length, 'task')} ${verb} not archived`} onClose={onClose}>
      <p className="mb-3 text-sm text-ink-2">What was refused stands in the list as before.</p>
      <NamedRows rows={refused}>
        {({ id, title, reason }) => (
          <div className="px-3 py-2 text-sm">
            <Link
              dir="auto"
              to={paths.task(id)}
              onClick={onClose}
              className="font-medium underline-offset-2 hover:underline"
            >
              {title}
            </Link>
            <p className="text-ink-2">{reason}</p>
          </div>
        )}
      </NamedRows>
    </Dialog>
  );
}
