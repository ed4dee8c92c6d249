/** Words of greeting, excuse and curiosity: what consists of them alone says nothing of what is asked. */
const idle = new Set(
  `hi hey hello hiya morning afternoon evening good sorry pardon excuse quick quickly one just a an another small little short tiny silly stupid dumb
  simple question questions thing more again bother you to me us my i'm i am we asking for friend out of curiosity curious wondering wonder by the way btw
  fyi ok okay so well also and but please thanks thank team folks all guys there if may ask can could do know tell asked maybe perhaps right listen look
  need help here atrium dear colleague colleagues customer asks`
    .trim()
    .split(/\s+/),
);

const asked =
  /^(?:please )?(?:(?:can|could|would|do|does) (?:you|anyone|anybody|somebody|someone) (?:please |quickly |kindly )?(?:tell me|know|remember|remind me|look up|check|say|find out)|i (?:just )?(?:wonder(?:ed)?|was wondering|am wondering|would like to know|want to know|wanted to know|need to know|forgot|forget|have forgotten|can'?t remember)|i(?:'d|’d) (?:like|love) to know|i(?:'m|’m) (?:wondering|curious)|(?:please )?(?:tell me|remind me|check|look up|find out)|any idea|do we know|what i(?:'d|’d)? (?:want|like) to know is):? (?=(?:what|which|when|where|who|whom|why|how|if|whether|the)\b)/i;

/** "quick one: what does leasing cost?" asks what leasing costs; a part that tells something stays. */
export function bareQuestion(text: string): string {
  let rest = text.trim();
  for (let cut = part.exec(rest); cut?.[1] && isIdle(cut[1]); cut = part.exec(rest)) rest = rest.slice(cut[0].length);
  const end = ending.exec(rest);
  if (end?.[1] && isIdle(end[1])) rest = rest.slice(0, end.index).trimEnd();
  const told = asked.exec(rest);
  return (told ? rest.slice(told[0].length).replace(/^(?:if|whether) /i, "") : rest).trim();
}

const part = /^([^:,.!?–—-]{1,60})(?:[:,.!?]|\s[–—-]) +(?=\S)/;
const ending = /[,.!?]\s+((?:please|thanks|thank you|ta|cheers)\b[^,?]*)[.!?]*$/i;

const isIdle = (said: string): boolean =>
  said
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .filter((word) => word !== "")
    .every((word) => idle.has(word.replace("’", "'")) || /^(?:please|thanks|thank|ta|cheers)$/.test(word));
