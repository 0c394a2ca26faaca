// The documents of a batch: the chosen ones are taken into the register, or rejected with a reason.
import "../app";
import { send } from "../api";
import { askWhy, confirmed } from "../dialog";
import { all, find, need } from "../dom";
import { _, ngettext } from "../strings";
import { toast } from "../toast";

interface Accepted {
  taken: string[];
  there: string[];
  refused: string[];
}

const form = need("#drafts", HTMLFormElement);
const at = `/drafts/${encodeURIComponent(form.dataset.name ?? "")}`;
const boxes = (): HTMLInputElement[] => all("input[name=document]", HTMLInputElement, form);
const chosen = (): string[] =>
  boxes()
    .filter((one) => one.checked)
    .map((one) => one.value);

function some(): string[] | null {
  const ids = chosen();
  if (ids.length) return ids;
  toast(_("Choose documents first."), { tone: "warn" });
  return null;
}

async function accept(): Promise<void> {
  const documents = some();
  if (!documents) return;
  const n = documents.length;
  const words = ngettext(
    "{n} document joins the register, with its claims.",
    "{n} documents join the register, with their claims.",
    n,
  );
  if (!(await confirmed({ title: _("Take in"), act: _("Take in") }, words))) return;
  const { value } = await send<Accepted>("POST", `${at}/accept`, { documents });
  if (!value.refused.length) return location.reload();
  toast(
    ngettext(
      "{n} was refused: the register has another document of that id.",
      "{n} were refused: the register has other documents of these ids.",
      value.refused.length,
    ),
    { tone: "bad", act: { label: _("Show the latest"), run: () => location.reload() } },
  );
}

async function reject(): Promise<void> {
  const documents = some();
  if (!documents) return;
  const why = await askWhy({ title: _("Reject drafts"), act: _("Reject"), danger: true });
  if (!why) return;
  await send("POST", `${at}/reject`, { documents, why });
  location.reload();
}

find("[data-act=drafts-accept]", HTMLButtonElement)?.addEventListener("click", () => {
  void accept().catch(() => {}); // the reader was told
});
find("[data-act=drafts-reject]", HTMLButtonElement)?.addEventListener("click", () => {
  void reject().catch(() => {});
});
find("#drafts-all", HTMLInputElement)?.addEventListener("change", (event) => {
  const on = (event.target as HTMLInputElement).checked;
  for (const box of boxes()) {
    box.checked = on && box.closest("li")?.getAttribute("data-state") === "waiting";
  }
});
