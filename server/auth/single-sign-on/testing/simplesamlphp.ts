import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeCertificate } from "@/connectors/testing/make-certificate";
import type { SamlPlace } from "@/server/auth/single-sign-on/saml";

const root = "/usr/share/simplesamlphp";

/** Debian's packages simplesamlphp, php-cli, php-xml and php-mbstring. */
const interpreter = Bun.which("php");
export const hasSimpleSaml = existsSync(`${root}/www/saml2/idp/SSOService.php`) && interpreter !== null;

export type SimpleSaml = {
  metadata: string;
  /** Fills its page in, and answers the form that it then sends to us. */
  signIn(address: string, user: string, password: string): Promise<Record<string, string>>;
  close(): Promise<void>;
};

/** A real SAML provider in PHP on this machine, which knows one service: us. Everything of it lies in a directory of its own. */
export async function startSimpleSaml(
  place: SamlPlace,
  users: Record<string, Record<string, string[]>>,
): Promise<SimpleSaml> {
  const directory = mkdtempSync(join(tmpdir(), "atrium-saml-"));
  for (const name of ["cert", "log", "data", "temp", "metadata", "sessions"]) mkdirSync(join(directory, name));
  const port = await freePort();
  const base = `http://localhost:${port}/simplesaml/`;
  const { key, cert } = await makeCertificate("localhost", "rsa");
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
  write("cert/idp.key", key);
  write("cert/idp.crt", cert);
  write("config.php", readFileSync(`${root}/config/config.php`, "utf8") + settings(directory, base));
  const people = Object.entries(users).map(([login, attributes]) => `${php(login)} => ${php(attributes)}`);
  write("authsources.php", `<?php $config = ['userpass' => ['exampleauth:UserPass', ${people.join(", ")}]];`);
  write(
    "metadata/saml20-idp-hosted.php",
    `<?php $metadata[${php(`${base}saml2/idp/metadata.php`)}] = ['host' => '__DEFAULT__', 'privatekey' => 'idp.key', 'certificate' => 'idp.crt', 'auth' => 'userpass', 'saml20.sign.response' => true, 'saml20.sign.assertion' => true, 'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic', 'authproc' => [10 => ['class' => 'saml:AttributeNameID', 'attribute' => 'email', 'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress']]];`,
  );
  write(
    "metadata/saml20-sp-remote.php",
    `<?php $metadata[${php(place.entityId)}] = ['AssertionConsumerService' => ${php(place.acs)}, 'NameIDFormat' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'];`,
  );
  write("router.php", router);
  const args = [
    "-d",
    "error_reporting=0",
    "-d",
    "display_errors=0",
    "-S",
    `127.0.0.1:${port}`,
    join(directory, "router.php"),
  ];
  const child = spawn(interpreter ?? "", args, {
    env: { NODE_ENV: "test", SIMPLESAMLPHP_CONFIG_DIR: directory },
    stdio: "ignore",
  });
  const metadata = await untilAnswered(`${base}saml2/idp/metadata.php`);
  return {
    metadata,
    signIn: (address, user, password) => walk(address, user, password),
    async close() {
      child.kill("SIGTERM");
      await new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done(undefined)));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function php(value: unknown): string {
  if (typeof value === "string") return `'${value.replaceAll(/[\\']/g, (letter) => `\\${letter}`)}'`;
  if (Array.isArray(value)) return `[${value.map(php).join(", ")}]`;
  return `[${Object.entries(value as object)
    .map(([key, each]) => `${php(key)} => ${php(each)}`)
    .join(", ")}]`;
}

function settings(directory: string, base: string): string {
  const at = (name: string): string => php(`${directory}/${name}/`);
  return `
$config = array_merge($config, [
  'baseurlpath' => ${php(base)}, 'certdir' => ${at("cert")}, 'loggingdir' => ${at("log")}, 'datadir' => ${at("data")},
  'tempdir' => ${at("temp")}, 'metadatadir' => ${at("metadata")}, 'metadata.sources' => [['type' => 'flatfile', 'directory' => ${at("metadata")}]],
  'secretsalt' => ${php(crypto.randomUUID())}, 'enable.saml20-idp' => true, 'enable.authmemcookie' => false,
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true], 'session.cookie.secure' => false,
  'session.cookie.samesite' => null, 'store.type' => 'phpsession', 'session.phpsession.savepath' => ${at("sessions")},
  'logging.handler' => 'file',
]);`;
}

/** PHP's own server knows no path behind a script, and the provider's pages have one. */
const router = `<?php
$asset = '${root}/www' . substr(strtok($_SERVER['REQUEST_URI'], '?'), strlen('/simplesaml'));
if (preg_match('#\\.(js|css)$#', $asset, $kind) && strpos($asset, '..') === false && is_file($asset)) {
  header('Content-Type: ' . ($kind[1] === 'js' ? 'text/javascript' : 'text/css'));
  readfile($asset);
  return;
}
if (!preg_match('#^/simplesaml(/[^?]*?\\.php)(/[^?]*)?(\\?|$)#', $_SERVER['REQUEST_URI'], $found)) { http_response_code(404); return; }
$file = '${root}/www' . $found[1];
if (strpos($found[1], '..') !== false || !is_file($file)) { http_response_code(404); return; }
$_SERVER['SCRIPT_NAME'] = '/simplesaml' . $found[1];
$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'];
$_SERVER['SCRIPT_FILENAME'] = $file;
if (isset($found[2]) && $found[2] !== '') $_SERVER['PATH_INFO'] = $found[2];
chdir(dirname($file));
require $file;
`;

async function walk(address: string, username: string, password: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  let body: string | undefined;
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(body ? { method: "POST", body } : {}),
    });
    body = undefined;
    for (const text of answer.headers.getSetCookie()) {
      const [pair = ""] = text.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = answer.headers.get("location");
    if (location) {
      url = new URL(location, url);
      continue;
    }
    const html = await answer.text();
    const fields = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        readEntities(value),
      ]),
    );
    if (fields["SAMLResponse"]) return fields;
    const [, action = ""] = /<form[^>]* action="([^"]*)"/.exec(html) ?? [];
    if (!fields["AuthState"]) throw new Error(`The provider shows no form: ${answer.status} ${html.slice(0, 600)}`);
    url = new URL(readEntities(action) || url, url);
    body = new URLSearchParams({ username, password, AuthState: fields["AuthState"] }).toString();
  }
  throw new Error("The provider never answered.");
}

const readEntities = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#039;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

async function untilAnswered(url: string): Promise<string> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return answer.text();
    if (Date.now() > end) throw new Error(`The provider does not answer: ${answer?.status} ${await answer?.text()}`);
    await Bun.sleep(100);
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
