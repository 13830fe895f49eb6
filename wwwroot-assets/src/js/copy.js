// Copies the value of a field named by data-ta-copy and says so on the button.
export async function copy(button) {
  const field = document.getElementById(button.dataset.taCopy);
  const words = button.querySelector("[data-ta-copy-words]");
  const { taCopyWords: asked, taDone: done, taKeys: keys } = words.dataset;
  words.textContent = await write(field) ? done : keys;
  setTimeout(() => { words.textContent = asked; }, 2000);
}

async function write(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Without https the browser has no clipboard; the text is selected for the keyboard.
    return document.execCommand("copy");
  }
}
