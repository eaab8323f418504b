"""The part of a script that every tool's script has: chance, arrivals, what is counted, the answer.

It is text, not code of ours: it is read, checked and run away from here.
"""

IMPORTS = """\
import argparse
import json
import math
import random
"""

CHANCE = '''\
def draw(shape):
    """A length of time, from the kind of its distribution and its numbers."""
    kind, *numbers = shape
    if kind == "always":
        return numbers[0]
    if kind == "erlang":
        mean, phases = numbers
        return random.gammavariate(phases, mean / phases)
    if kind == "lognormal":
        mean, deviation = numbers
        spread = math.log(1 + (deviation / mean) ** 2)
        return random.lognormvariate(math.log(mean) - spread / 2, math.sqrt(spread))
    if kind == "gamma":
        mean, form = numbers
        return random.gammavariate(form, mean / form)
    if kind == "weibull":
        mean, form = numbers
        return random.weibullvariate(mean / math.gamma(1 + 1 / form), form)
    if kind == "mixture":
        parts, weights = numbers
        return draw(random.choices(parts, weights)[0])
    edges, weights = numbers
    step = random.choices(range(len(weights)), weights)[0]
    return random.uniform(edges[step], edges[step + 1])


def of_class(node, what, name):
    """What lasts how long at a node, where need be for one class."""
    return NODES[node][what + "_of"].get(name, NODES[node][what])


def no_longer(family, length, now):
    """Help of such a length that begins now; where it stops at the birthday, until then."""
    return min(length, family.too_old - now) if STOPS_HELP else length


def remaining(family, node, since):
    """How long help goes on from the start that has lasted so long already."""
    for _ in range(200):
        length = draw(of_class(node, "service", family.name)) - since
        if length > 0:
            break
    return max(0.0, no_longer(family, length, 0.0))


def arrivals(name):
    """When families of a class come: a Poisson process whose rate is constant between steps."""
    if CLASSES[name]["times"]:
        yield from CLASSES[name]["times"]
        return
    steps = CLASSES[name]["arrivals"]
    ends = [since for since, _ in steps[1:]] + [END]
    for (since, rate), end in zip(steps, ends, strict=True):
        time = since
        while rate > 0:
            time += random.expovariate(rate)
            if time >= min(end, END):
                break
            yield time


def onward(family, start, now):
    """Where a family goes that has finished: (end, way) or (None, outcome)."""
    if STOPS_HELP and start != "door" and now >= family.too_old:
        return None, "too_old"
    enough = 0 if family.helped else CLASSES[family.name]["resolves"].get(start, 0)
    if random.random() < enough:
        return None, "resolved_at_a_lower_step"
    routes = ROUTES[family.name][start]
    _, end, drop, way = random.choices(routes, [route[0] for route in routes])[0]
    if end == "leave":
        return None, "right_help_completed" if family.helped else "lower_help_only"
    if random.random() < drop:
        return None, "lost_on_the_way"
    return end, way
'''

COUNTED = '''\
OUTCOMES = (
    "right_help_completed",
    "right_help_under_way",
    "resolved_at_a_lower_step",
    "lower_help_only",
    "gave_up_waiting",
    "lost_on_the_way",
    "too_old",
    "still_there",
    "turned_away",
)


class Family:
    """One family: its class, when it came, and when its child is too old."""

    def __init__(self, name, came, age_there=None):
        """Who is there at the start came before it, and is not counted."""
        self.name = name
        self.came = came
        age, shape = age_there, CLASSES[name]["age"]
        if age is None:
            age = draw(shape) if shape else 0.0
        self.too_old = math.inf if AGE_OUT is None else came + AGE_OUT - age
        self.helped = False
        self.over = False
        self.counted = age_there is None and WARM <= came < UNTIL


class Tally:
    """What one replication comes to, of the families that come from WARM to UNTIL."""

    def __init__(self):
        self.waits = {key: [] for key in NODES}
        self.lost = dict.fromkeys(NODES, 0)
        self.ends = {name: dict.fromkeys(OUTCOMES, 0) for name in CLASSES}
        self.to_help = {name: [] for name in CLASSES}
        self.families = []

    def began(self, family, node, wait, now):
        if family.counted:
            self.waits[node].append(wait)
        if node in CLASSES[family.name]["right"] and not family.helped:
            family.helped = True
            if family.counted:
                self.to_help[family.name].append(now - family.came)

    def left_the_queue(self, family, node, now):
        self.lost[node] += family.counted
        self.ended(family, "too_old" if now >= family.too_old else "gave_up_waiting")

    def ended(self, family, outcome):
        """Whoever has begun the right help counts as helped, whatever came after."""
        family.over = True
        if family.helped and outcome not in OUTCOMES[:2]:
            outcome = OUTCOMES[0]
        self.ends[family.name][outcome] += family.counted

    def figures(self):
        """For each figure what is counted and out of how many: 1 where it is a number itself."""
        for family in self.families:
            if not family.over:
                self.ended(family, OUTCOMES[1] if family.helped else OUTCOMES[7])
        found = {}
        for key, waits in self.waits.items():
            found["nodes", key, "starts"] = len(waits), 1
            found["nodes", key, "mean_wait"] = sum(waits), len(waits)
            found["nodes", key, "lost"] = self.lost[key], self.lost[key] + len(waits)
        for name, ends in self.ends.items():
            came, times = sum(ends.values()), self.to_help[name]
            found["classes", name, "families"] = came, 1
            for outcome, count in ends.items():
                found["classes", name, outcome] = count, came
            found["classes", name, "reached"] = len(times), came
            found["classes", name, "mean_time_to_help"] = sum(times), len(times)
        return found
'''

ANSWER = '''\
def averaged(pairs):
    """A ratio of sums over replications, and its standard error (Cochran 1977, 2.11)."""
    count, whole = len(pairs), sum(other for _, other in pairs)
    if not whole:
        return None
    mean = sum(one for one, _ in pairs) / whole
    squares = sum((one - mean * other) ** 2 for one, other in pairs)
    error = math.sqrt(squares / (count - 1) * count) / whole if count > 1 else None
    return {"mean": mean, "standard_error": error}


def main():
    words = argparse.ArgumentParser(description=f"Simulates {TITLE!r}".replace("%", "%%"))
    words.add_argument("--replications", type=int, default=REPLICATIONS)
    words.add_argument("--seed", type=int, default=SEED)
    asked = words.parse_args()
    if asked.replications < 1:
        words.error("there is at least one replication")
    runs = [replication(asked.seed, number) for number in range(asked.replications)]
    answer = {"tool": TOOL, "replications": asked.replications, "seed": asked.seed}
    answer |= {"nodes": {}, "classes": {}}
    for part, key, figure in runs[0]:
        values = [run[part, key, figure] for run in runs]
        answer[part].setdefault(key, {})[figure] = averaged(values)
    print(json.dumps(answer, indent=2))


if __name__ == "__main__":
    main()
'''
