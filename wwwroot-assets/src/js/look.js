// Shows another look without loading the page again.
export function show(sheet, icon) {
  const found = document.getElementById("ta-look");
  if (sheet && found) found.href = sheet;
  else if (sheet) document.head.append(Object.assign(document.createElement("link"), { id: "ta-look", rel: "stylesheet", href: sheet }));
  else found?.remove();
  const mark = document.querySelector("link[rel=icon]");
  if (mark) Object.assign(mark, { type: icon ? "image/png" : "image/svg+xml", href: icon ?? "/favicon.svg" });
}
