const set = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that carry no condition; leaving one out never widens a request. "me", "my", "not", "but" and "over" are not here on purpose. */
export const ignorable = set(`
  a an the this these those that please kindly thanks thank you hi hello hey so well ok okay oh um hmm now currently right actually really
  just quickly quick simply maybe perhaps also too there here be been being is are was were am 's do does did have has had having
  can could would will shall should may might i we they us our ours their them it its his her
  who which what whose whom where that's all any each every some both sort kind type of record records entry entries item items
  list lists view table overview details info information data crm atrium system database workspace
  still already ever then such as well exactly total-of like want need wish looking look tell show give get find see display
  know let go ahead again today's guys team's folks yet even full complete-list whole entire up out
  yo pull lately recently got mate folks please fine presently at-the-moment name names named one ones thing things going kindly`);

/** Skipped beside a used piece at a small price. */
export const particles = set(
  "in on at for of to from with by as into about through within during since until regarding among amongst and , - : . ! ? ( ) / + & ; … —",
);

/** Words that change what is meant; a reading that drops one is never acted on. */
export const blocking = set(`
  not no never without or nor neither except excluding unless only over under above below between before after more less fewer most least
  me my mine but but-not instead than versus than other if when whether half twice double every-other always hardly almost nearly`);

export const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  dozen: 12,
};

export const ordinalWords: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: -1,
};
