// Puts words where the caret of a text field is, as if they had been typed.
export function insert(field, words) {
  field.focus();
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: words }));
}
