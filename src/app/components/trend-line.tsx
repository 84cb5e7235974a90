const WIDTH = 100;
const HEIGHT = 24;

/**
 * A line without axes, from 0 to the highest value, as wide as its container. Skips undefined values. Decorative: show
 * the figure as text beside it.
 */
export function TrendLine({ values }: { values: readonly (number | undefined)[] }) {
  const highest = Math.max(...values.map((value) => value ?? 0), 0);
  const step = WIDTH / Math.max(1, values.length - 1);
  const points = values.flatMap((value, at) =>
    value === undefined ? [] : [`${at * step},${highest === 0 ? HEIGHT : HEIGHT * (1 - value / highest)}`],
  );
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-6 w-full overflow-visible"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line" vectorEffect="non-scaling-stroke" />
      <polyline
        points={points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ')}
        fill="none"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
      />
    </svg>
  );
}
