/** Load together, because they share 20 kB of positioning code that pages open without. */
export { ChartTooltip } from './chart-tooltip.tsx';
export { ChoiceMenuPopup } from './choice-menu-popup.tsx';
export { ComboboxPopup } from './combobox-popup.tsx';
export { MenuPopup } from './menu-popup.tsx';
export { TooltipPopup } from './tooltip-popup.tsx';
