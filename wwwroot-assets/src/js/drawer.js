// Moves the focus into a drawer and gives it back to what opened it.
export function enter(drawer) {
  const opener = document.activeElement;
  const address = opener?.getAttribute?.("href");
  drawer.focus({ preventScroll: true });

  return {
    leave() {
      const again = opener?.isConnected ? opener : address && document.querySelector(`a[href="${CSS.escape(address)}"]`);
      again?.focus?.({ preventScroll: true });
    },
  };
}
