/** Asked so, nothing else can be meant. */
export const never: readonly [RegExp, string][] = [
  [
    /^(?:connect|link|hook up|add|import|subscribe to|attach|set up)\b(?: up)? (?:my|our|the|an?|her|his) (?:\p{L}+ ){0,2}(?:calendar|mailbox|inbox|mail account|e ?mail account|gmail|outlook|exchange|icloud)(?: account)?(?=$| (?:so|to|with|in|here|and|as)\b)/u,
    "I cannot connect calendars or mailboxes yet",
  ],
  [
    /^(?:delete|clear|erase|purge|wipe|empty|remove|reset|drop|edit|change|rewrite)\b.*\b(?:audit (?:log|trail)|change log|changelog|activity log|change history|version history|log of changes)\b/,
    "The change log cannot be changed or deleted by anybody; what was done can be undone",
  ],
];

/** What is asked for and cannot be done here, and what to say of it. */
export const cannot: readonly [RegExp, string][] = [
  [
    /^(?:sync|synchroni[sz]e|integrate|connect|hook up|link up|push|pull|post|share)\b.*\b(?:with|to|from|on|in) (?:the )?(?:hubspot|salesforce|pipedrive|zoho|slack|teams|linkedin|mailchimp|zapier|google|outlook|gmail|sap|dynamics|jira|trello|notion|facebook|whatsapp|twitter|x)\b/,
    "I cannot exchange records with other systems",
  ],
  [/^(?:sync|synchroni[sz]e|integrate)\b/, "I cannot exchange records with other systems"],
  [
    /\b(?:send|write|draft|compose|reply|forward|shoot)\b.*\b(?:e ?mails?|mails?|messages?|letters?|sms|text|newsletter|invite|invitation|invites)\b|^(?:e ?mail|mail|text|message|sms)\b (?!is|was|address|contains)|\b(?:draft|compose) (?:a |an )?(?:reply|answer|follow)/,
    "I cannot send mail or messages yet, only draft them (“draft an email to …”)",
  ],
  [
    /\b(?:weather|forecast for tomorrow|temperature|news|stock price|joke|poem|translate|recipe|football|capital of|meaning of life)\b/,
    "That is outside what I can look up; I only know this workspace",
  ],
  [
    /^(?!which|what|how|who|show|list|did|does|is|are)(?=.*\b(?:workflow|automation|automate|trigger|sequence|drip|campaign)\b)|^(?:whenever|every time|as soon as|each time|if)\b|^when (?:a|an|any|the|someone|we|i) /,
    "I cannot set up workflows or sequences yet",
  ],
  [
    /\b(?:create|add|make|new) (?:a |an |another )?(?:new |custom )?(?:(?:text|number|date|picklist|currency|boolean|lookup|select|custom|dropdown) )*(?:field|column|object|table|property|picklist|stage|option)\b/,
    "I need all of it in one sentence: the object, the name of the field and its type",
  ],
  [
    /^(?:call|phone|ring|dial) (?!numbers?\b|of\b)(?:up )?(?:him|her|them|it|the|\p{L}+)\b(?!.*\b(?:task|remind|note|show|list|log)\b)/u,
    "I cannot make calls",
  ],
  [/\b(?:print|pdf)\b/, "I cannot print or make PDF files"],
  [
    /\b(?:import|upload|export|download|spreadsheet|csv|excel)\b/,
    "I could not tell what to import or export; say “export the open deals”, or attach a file and say “import this file into contacts”",
  ],
  [
    /^(?:raise|increase|lower|decrease|reduce|bump|cut|change|move|push|postpone|delay|extend)\b.* by (?:about )?(?:\d|a |an |one |two |three |half)|^(?:double|halve|triple)\b/,
    "I could not tell which value to raise, lower or shift, and by how much; name the record and its field, or give the new value",
  ],
  [
    /^who (?:has|have|did|does|do|is) (?:not|never|no)\b.*\b(?:won|win|lost|lose|closed|close|done|finished|completed)\b/,
    "I cannot list people who have none; ask for the figure by person instead",
  ],
  [/\bmerge\b/, "I could not tell which records to merge; give both names"],
  [
    /\b(?:invite|add|remove|deactivate) (?:a |an |the )?(?:new )?(?:user|member|colleague|teammate|team member)\b|^invite \S+@|^(?:invite|add|remove|deactivate) .+ (?:to|from) (?:the |our )?workspace$/,
    "I could not tell whom; give the e-mail, as in “invite ana@example.com as a member”, or a member's name",
  ],
  [
    /\bconver(?:sion|sions|t|ts|ted|ting)\b.* from \p{L}+ (?:stage )?(?:in)?to \p{L}+/u,
    "I know where each record stands now, not which stages it has been through, so I cannot give a conversion from one stage to another; I can give the win rate, or how many stand in each stage",
  ],
  [
    /\b(?:of|for|does|is|has|at|in|about) our (?:own )?(?:company|firm|business|organi[sz]ation)\b(?!'s|s\b)/,
    "I know the records of this workspace, and nothing of your own company",
  ],
  [
    /\b(?:average|mean|median|typical) (?:number|count|amount) of (?!days\b)\p{L}+ (?:per|for each|by|a|each) /u,
    "I can count for each group, but not average the counts; ask how many there are for each instead",
  ],
  [
    /\b(?:standard deviation|percentile|correlation|predict|prediction|forecast)\b/,
    "I can count, add up, average, find the median, the highest and the lowest, but not that",
  ],
];
