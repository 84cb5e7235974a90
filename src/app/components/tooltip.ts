type TooltipOptions = {
  /** The text is also the accessible description: the control's name says something else. */
  describes?: boolean;
  /** Shows the text only while a part of the control's own text is cut off. */
  ifCutOff?: boolean;
};

/**
 * Returns the attributes of a control whose tooltip has this text, or none now. The tooltip shows while the control is hovered
 * with a mouse or has the keyboard focus; Esc hides it.
 *
 * The rule: a control (button, link, field) has a tooltip if it shows only an icon or an abbreviation, if its text may be cut
 * off, or if it is disabled for a reason. A tooltip is neither read aloud nor shown by touch, so its text is also the
 * accessible name or description of the control. Text that is not in a control can't be focused: it keeps `title`, for what
 * can also be read elsewhere.
 */
export function tooltip(text: string | undefined, { describes = false, ifCutOff = false }: TooltipOptions = {}) {
  return {
    'data-tooltip': text,
    'data-tooltip-if-cut-off': ifCutOff ? '' : undefined,
    'aria-description': describes ? text : undefined,
  };
}
