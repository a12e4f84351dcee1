/**
 * The menu of small screens opens by the browser itself (`command`, `commandfor`), so it works
 * before any script has come. This helps browsers that do not know these yet.
 *
 * Source: https://developer.mozilla.org/docs/Web/API/Invoker_Commands_API
 */
export function helpMenus() {
  const known = "command" in HTMLButtonElement.prototype;
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest("button[commandfor]");
    if (button && !known) press(button);
    if (target.closest("dialog[data-menu] a")) target.closest("dialog")?.close();
  });
}

function press(button: Element) {
  const dialog = document.getElementById(button.getAttribute("commandfor") ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (button.getAttribute("command") === "close") dialog.close();
  else dialog.showModal();
}

/** Attributes of a button that opens or closes a dialog. */
export const invoke = (command: "show-modal" | "close", dialog: string) => ({
  command,
  commandfor: dialog,
});
