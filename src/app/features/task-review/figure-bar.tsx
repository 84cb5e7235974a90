export function FigureBar({
  value,
  most,
  children,
}: {
  value: number | null | undefined;
  most: number;
  children: string;
}) {
  const share = value == null ? 0 : (value / most) * 100;
  if (most <= 0) return <span>{children}</span>;
  return (
    <>
      <span>{children}</span>
      <span aria-hidden className="mt-0.5 block h-[3px] rounded-full bg-raised forced-color-adjust-none">
        {share > 0 && (
          <span className="block h-full min-w-[3px] rounded-full bg-ink-3/60" style={{ width: `${share}%` }} />
        )}
      </span>
    </>
  );
}
