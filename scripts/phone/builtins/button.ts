import { setAttribute } from './common';
import { type Builtin, defineBuiltin } from './define';
import { formAround } from './form';
import { addHover, hoverProperties } from './hover';
import type { Labelled } from './label';
import { isOpenType, openTypesOf, performOpenType } from './open-type';

const properties = {
  ...hoverProperties,
  hoverClass: { type: String, value: 'button-hover' },
  hoverStartTime: { type: Number, value: 20 },
  hoverStayTime: { type: Number, value: 70 },
  size: { type: String, value: 'default' },
  type: { type: String, value: 'default' },
  plain: Boolean,
  disabled: Boolean,
  loading: Boolean,
  formType: String,
  openType: String,
  name: String,
  lang: String,
  sessionFrom: String,
  sendMessageTitle: String,
  sendMessagePath: String,
  sendMessageImg: String,
  appParameter: String,
  showMessageCard: null,
  phoneNumberNoQuotaToast: null,
  needShowEntrance: null,
  entrancePath: null,
  activityType: null,
};

class Button implements Labelled {
  constructor(private readonly builtin: Builtin<typeof properties>) {
    builtin.element.setAttribute('role', 'button');
    addHover(builtin);
    builtin.listen('tap', () => this.pressedByLabel());
  }

  pressedByLabel(): void {
    const { data, element, host } = this.builtin;
    if (data.disabled) return;
    if (data.formType === 'submit') formAround(element)?.submit();
    if (data.formType === 'reset') formAround(element)?.reset();
    for (const openType of openTypesOf(data.openType)) {
      performOpenType(openType, this.builtin).catch((error) => host.reportError(error));
    }
  }

  draw(): void {
    const { element, data } = this.builtin;
    setAttribute(element, 'type', data.type);
    setAttribute(element, 'size', data.size);
    element.toggleAttribute('plain', data.plain);
    element.toggleAttribute('disabled', data.disabled);
    element.toggleAttribute('loading', data.loading);
    setAttribute(element, 'aria-disabled', data.disabled || null);
  }

  /** A wrong open-type is told when the button appears, not when someone happens to press it. */
  checkOpenType(): void {
    for (const openType of openTypesOf(this.builtin.data.openType)) {
      if (!isOpenType(openType)) {
        throw new Error(`<button open-type="${openType}"> is not available in the browser phone`);
      }
    }
  }
}

export const button = defineBuiltin({
  properties,
  create: (builtin) => new Button(builtin),
  observers: {
    'type, size, plain, disabled, loading': (controller) => controller.draw(),
    openType: (controller) => controller.checkOpenType(),
  },
});
