// Opens a native dialog and answers with the value of the button that closed it; Escape and a click outside answer "".
export function ask(dialog) {
  const typed = () => (dialog.querySelector("[data-ta-typed]")?.value ?? "") !== "";
  const onCancel = event => { if (typed()) event.preventDefault(); };
  const onClick = event => { if (event.target === dialog && !typed() && isOutside(dialog, event)) dialog.close(""); };

  dialog.returnValue = "";
  dialog.addEventListener("cancel", onCancel);
  dialog.addEventListener("click", onClick);
  dialog.showModal();

  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.removeEventListener("cancel", onCancel);
    dialog.removeEventListener("click", onClick);
    resolve(dialog.returnValue);
  }, { once: true }));
}

// For a form that is checked at the server before its dialog closes.
export function close(dialog) {
  dialog.close("");
}

function isOutside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
