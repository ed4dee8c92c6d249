/** The one cell that is being edited. */
export type Editing = { id: string; path: string; typed?: string | undefined };
