/** Words of the planner itself that are worth a spelling repair. */
export const commandWords: ReadonlySet<string> = new Set(
  `show list find search delete remove create update change assign reassign rename restore reopen complete average total highest lowest
  biggest largest smallest newest latest oldest grouped sorted compare compared against versus between without owner owned company overdue unassigned quarter
  month week year today tomorrow yesterday january february april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday remind reminder subscribe unsubscribe count number above below
    many much which where when with without from that them their these those please every more less than move give make mark open close
    need want have called named everyone email phone`
    .trim()
    .split(/\s+/),
);
