import { addGlobalWarningListener, Component } from 'glass-easel';
import { builtinOfComponent } from './builtins';

/** glass-easel's warnings about the app's own components. What npm packages or attributes of built-ins cause is noise. */
export function showWarnings(): void {
  addGlobalWarningListener((message, related, element) => {
    const text = `${typeof related === 'string' ? related : related.is} ${message}`;
    const onBuiltin = element !== undefined && Component.isComponent(element) && builtinOfComponent(element);
    if (!onBuiltin && !text.includes('miniprogram_npm/')) console.warn(text);
    return false;
  });
}

/** glass-easel stays silent when `bind:tap="onTapp"` names no method. */
export function reportMissingHandlers(reportError: (error: unknown) => void): void {
  const find = Component.getMethod;
  Component.getMethod = (component, name) => {
    const method = find(component, name);
    const ours = !component.is.startsWith('miniprogram_npm/');
    if (!method && ours) reportError(new Error(`${component.is} has no method "${name}"`));
    return method;
  };
}
