/** Id of the element that holds the field at a path of the draft. */
export function fieldId(path: string): string {
  return `record-field-${path}`;
}

/**
 * Brings the field at a path into view and the focus into it; what has no field
 * of its own is part of the one around it.
 *
 * @returns whether there is one on the page
 */
export function focusField(path: string): boolean {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const element = document.getElementById(
      fieldId(steps.slice(0, length).join('.')),
    );
    if (element) {
      element.scrollIntoView?.({ block: 'center' });
      element
        .querySelector<HTMLElement>(
          'input:not([type=hidden]):not([tabindex="-1"]), textarea, [role=spinbutton], button',
        )
        ?.focus({ preventScroll: true });
      return true;
    }
  }
  return false;
}
