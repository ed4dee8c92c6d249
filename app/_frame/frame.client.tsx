"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";

import { useStore } from "@/app/_lib/store";
import { createStoreFor, dialogStore, drawerStore } from "@/app/_lib/workspace-stores";
import { isOutside } from "@/app/_sign-in/outside-pages";
import { Keys } from "./keys.client";
import { Notices } from "./notices.client";
import { Sidebar } from "./sidebar.client";

const Palette = dynamic(() => import("@/app/_palette/palette.client").then((module) => module.Palette), { ssr: false });
const Shortcuts = dynamic(() => import("@/app/_palette/shortcuts.client").then((module) => module.Shortcuts), {
  ssr: false,
});
const CreateDialog = dynamic(() => import("@/app/_record/create-dialog.client").then((module) => module.CreateDialog), {
  ssr: false,
});

const SettingsSidebar = dynamic(() =>
  import("@/app/_settings/settings-sidebar.client").then((module) => module.SettingsSidebar),
);

/** Pages for people who are not signed in stand alone. */
export function Frame({ children }: { children: ReactNode }) {
  return isOutside(usePathname()) ? children : <Inside>{children}</Inside>;
}

/** Sidebar and page; under 900 px the sidebar is a drawer. */
function Inside({ children }: { children: ReactNode }) {
  const isDrawerOpen = useStore(drawerStore);
  const dialog = useStore(dialogStore);
  const creating = useStore(createStoreFor);
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => drawerStore.set(false), [pathname]);

  useEffect(() => {
    if (!isDrawerOpen) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && drawerStore.set(false);
    document.addEventListener("keydown", onKey);
    document.querySelector<HTMLElement>("#sidebar a, #sidebar button")?.focus();
    return () => {
      document.removeEventListener("keydown", onKey);
      document.querySelector<HTMLElement>("[data-drawer-button]")?.focus();
    };
  }, [isDrawerOpen]);

  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-100 -translate-y-16 rounded-md bg-primary px-3 py-1.5 font-medium text-primary-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="flex h-dvh overflow-hidden">
        {pathname.startsWith("/settings") ? (
          <SettingsSidebar isDrawerOpen={isDrawerOpen} />
        ) : (
          <Sidebar isDrawerOpen={isDrawerOpen} />
        )}
        {isDrawerOpen ? (
          <button
            type="button"
            aria-label="Close menu"
            className="fixed inset-0 z-39 bg-scrim wide:hidden"
            onClick={() => drawerStore.set(false)}
          />
        ) : null}
        <div id="main" tabIndex={-1} inert={isDrawerOpen} className="flex min-w-0 flex-1 flex-col outline-none">
          <Notices />
          <div className="flex min-h-0 flex-1">{children}</div>
        </div>
      </div>
      <Keys />
      {dialog === "palette" ? <Palette /> : null}
      {dialog === "shortcuts" ? <Shortcuts /> : null}
      {creating ? <CreateDialog object={creating.object} given={creating.values ?? {}} /> : null}
    </>
  );
}
