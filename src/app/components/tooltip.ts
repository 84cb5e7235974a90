type TooltipOptions = {
  /** The text is also the accessible description. */
  describes?: boolean;
  /** Shows only while the control's own text is cut off. */
  ifCutOff?: boolean;
  /** A second line, which makes the tooltip a card. It is part of the accessible description. */
  detail?: string | undefined;
};

/**
 * Returns attributes for a control. The tooltip shows while the control is hovered with a mouse or has the keyboard
 * focus; Esc hides it.
 * A control has a tooltip if it shows only an icon or an abbreviation, if its text may be cut off, or if it is disabled
 * for a reason. Touch and screen readers get no tooltip, so its text is also the accessible name or description. Text
 * that is not in a control can't be focused: it keeps `title`, for what can also be read elsewhere.
 */
export function tooltip(
  text: string | undefined,
  { describes = false, ifCutOff = false, detail }: TooltipOptions = {},
) {
  return {
    'data-tooltip': text,
    'data-tooltip-if-cut-off': ifCutOff ? '' : undefined,
    'data-tooltip-detail': detail,
    'aria-description': [describes && text, detail].filter(Boolean).join('. ') || undefined,
  };
}
