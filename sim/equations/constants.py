"""Numbers of the method, not of the world: how finely things are looked at, what keeps arithmetic finite, units.

A number that says something about the world is a registered parameter instead. A test holds rules to the
registry, to these, and to 0, 1, 2, 1/2 and 12.
"""

PERCENT = 100.0
"""Parts of a whole in per cent."""
DAYS_PER_YEAR = 365.0
"""Days that a daily flow runs in a year."""
THOUSAND = 1000.0
"""Millions in a billion."""
HEAT_OF_GAS = 35.3
"""MMBtu in a thousand cubic metres of gas: mn MMBtu in a bcm."""

TINY = 1e-12
"""Smallest divisor: a share below it counts as nothing."""
CLOSE = 1e-9
"""Distance within which two shares count as the same."""
VANISHING = 1e-300
"""Keeps a quotient of two vanishing numbers finite."""
SMALLEST_SPREAD = 1e-6
"""Standard deviation below which a belief counts as certain."""
SMALLEST_RELIEF = 0.01
"""Relief below which what can be delivered of it is not asked."""
DEEPEST = 6.0
"""Standard deviations beyond which a refusal teaches nothing more."""
FARTHEST = -1e6
"""Utility behind the best option beyond which an option weighs nothing at any precision."""
FAINTEST = -700.0
"""Exponent of a weight too small to count beside 1; numpy is slow at exponents far below."""
UNTHINKABLE = -1e3
"""Appeal below any that a move can have: keeps choices among barred instruments finite."""
ANY_SIZE = 1e9
"""Bound of the size of an event that has no range of its own."""
DEEPEST_FALL = -0.9
"""Largest fall of a price that a shock may bring, as a share."""
NEAREST_IDEAL = 0.05
"""Distance to one's ideal below which land is not valued more cheaply still."""

FRONT_STEP = 0.1
"""Shift of the expected share of land over which its worth is taken to change evenly."""
FRONTIER_POINTS = 21
"""Points on the frontier: a test shows that they reach 99 % of the optimum by full enumeration."""
RELIEF_STEPS = 5
"""Levels of relief weighed for each package, from none to all on offer."""
LINEAR_BELOW = 1.2
"""Curvature under which the frontier is walked issue by issue, as for linear utilities."""
ATTEMPTS = 60
"""Redraws after which a world keeps the last draw of private strengths, signable or not."""
WORTH_A_NEW_LOOK = 0.75
"""Worlds still easy, as a share of those looked at, below which the others are put out of sight."""

PARTLY, FULLY = 0.3, 0.9
"""Shares of the demand met that count as partial and full compliance (definitions of the endings)."""
GIVEN_UP_BELOW, GIVEN_UP_MONTHS = 0.35, 6
"""Sanctions are given up when pressure stays below this share of its start for so many months without a deal."""
