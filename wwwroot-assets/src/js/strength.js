// A hint while choosing a password: length counts most, variety helps. The server decides by length alone.
export function showStrength(input) {
  const meter = document.getElementById(input.dataset.taStrength);
  const level = levelOf(input.value);
  meter.dataset.level = level;
  meter.firstElementChild.style.width = `${level * 25}%`;
  const said = meter.parentElement.querySelector("[data-ta-strength-words]");
  said.textContent = ["", ...said.dataset.taStrengthWords.split("|")][level];
}

function levelOf(password) {
  if (password === "") return 0;
  if (password.length < 12) return 1;
  const different = new Set(password).size;
  if (different < 6) return 1;
  return password.length >= 20 ? 4 : password.length >= 15 || different >= 12 ? 3 : 2;
}
