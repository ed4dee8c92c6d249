import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";

import { ClerkFrame } from "./_clerk/clerk-frame.client";
import { readClerk } from "./_clerk/read-clerk";
import { Frame } from "./_frame/frame.client";
import { Providers } from "./_frame/providers.client";
import { scriptGuard } from "./_frame/script-guard";
import { themeScript } from "./_frame/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Atrium", template: "%s · Atrium" },
  description: "A CRM you talk to: ask, see the records, change them, and take any change back.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1012" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers();
  const nonce = sent.get("x-nonce") ?? undefined;
  const clerk = readClerk(sent.get("x-clerk"));
  const page = (
    <Providers>
      <Frame>{children}</Frame>
    </Providers>
  );
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours, so that guard and theme stand before anything else
          dangerouslySetInnerHTML={{ __html: scriptGuard(clerk?.host) + themeScript }}
        />
      </head>
      <body>
        {clerk ? (
          <ClerkFrame publishableKey={clerk.publishableKey} nonce={nonce}>
            {page}
          </ClerkFrame>
        ) : (
          page
        )}
      </body>
    </html>
  );
}
