import { ToolError } from "./api";
import { workspaceHeader } from "./workspace-pin";

export type Uploaded = { fileId: string; name: string; size: number };

/** Sends a file to the server and says how much of it has left; fetch cannot tell. */
export function upload(file: File, onProgress: (share: number) => void): Promise<Uploaded> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    for (const [name, value] of Object.entries(workspaceHeader())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status === 200) done(request.response as Uploaded);
      else fail(toError(request.response));
    };
    request.onerror = () =>
      fail(new ToolError("unreachable", "The upload broke off. Check the connection, then try again."));
    request.send(file);
  });
}

function toError(body: unknown): ToolError {
  const known = (body as { error?: { code?: string; message?: string; requestId?: string } } | null)?.error;
  return new ToolError(known?.code ?? "internal", known?.message ?? "The upload failed.", [], known?.requestId ?? null);
}
