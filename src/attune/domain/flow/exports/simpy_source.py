"""The part of a SimPy script that is SimPy: text that is read, checked and run away from here."""

SIMPY = '''\
TOOL = "SimPy " + simpy.__version__


class Node:
    """A step of help: who waits, how many are in help, who is held for want of room here."""

    def __init__(self, env, key, tally):
        self.env, self.key, self.tally = env, key, tally
        self.kind, self.group = NODES[key]["kind"], NODES[key]["group"]
        self.room = math.inf if NODES[key]["room"] is None else NODES[key]["room"]
        self.slots = NODES[key]["slots"][0][1] if NODES[key]["slots"] else math.inf
        self.queues = [[], [], []]
        self.busy = 0
        self.held = []
        self.coming = 0  # let go from where they were held, and not here yet
        env.process(self.calendar())
        if self.group and self.group[1] > 0:
            env.process(self.dates())

    def calendar(self):
        """Slots that come and go; nobody is put out."""
        for since, slots in NODES[self.key]["slots"][1:]:
            yield until(self.env, since)
            self.slots = slots
            self.settle()

    def dates(self):
        """A group that also starts on dates, with those who wait."""
        while True:
            yield self.env.timeout(self.group[1])
            self.start_together(min(self.group[0], self.slots - self.busy))
            self.settle()

    def waiting(self):
        return sum(map(len, self.queues))

    def has_room(self):
        waiting = self.waiting() + self.coming
        return waiting < self.room or (waiting == 0 and self.busy < self.slots)

    def join(self, family, joined):
        """Wait for one's turn: an event that comes with the length of help."""
        turn = self.env.event()
        entry = (family, joined, turn)
        self.queues[CLASSES[family.name]["priority"]].append(entry)
        self.settle()
        return entry

    def leave_queue(self, entry):
        self.queues[CLASSES[entry[0].name]["priority"]].remove(entry)
        self.settle()

    def finish(self):
        self.busy -= 1
        self.settle()

    def settle(self):
        """Start whoever can start, then let in who was held for want of room."""
        if self.kind == "group":
            size = self.group[0]
            while self.waiting() >= size and self.busy + size <= self.slots:
                self.start_together(size)
        else:
            while self.waiting() and self.busy < self.slots:
                self.start()
        while self.held and self.has_room():
            self.coming += 1
            self.held.pop(0).succeed()

    def start(self, length=None):
        """The first of the most urgent; where no length is given, for as long as it takes."""
        queue = next(queue for queue in self.queues if queue)
        family, joined, turn = queue.pop(0)
        if length is None:
            length = draw(of_class(self.key, "service", family.name))
        self.busy += 1
        self.tally.began(family, self.key, self.env.now - joined, self.env.now)
        turn.succeed(no_longer(family, length, self.env.now))
        return length

    def start_together(self, most):
        """For as long as the first of them is there."""
        length = None
        for _ in range(min(int(most), self.waiting())):
            length = self.start(length)


def until(env, time):
    return env.timeout(max(0.0, time - env.now))


def journey(env, nodes, tally, family, start="door"):
    """From the end of one step to the next, until the family is gone."""
    while True:
        end, way = onward(family, start, env.now)
        if BLOCKING and end is not None and start != "door" and not nodes[end].has_room():
            let_in = env.event()
            nodes[end].held.append(let_in)
            yield let_in
            nodes[end].coming -= 1
            if way is not None:
                nodes[end].settle()
        if start != "door":
            nodes[start].finish()
        if end is None:
            tally.ended(family, way)
            return
        if way is not None:
            yield env.timeout(draw(way))
        if env.now >= family.too_old:
            tally.ended(family, "too_old")
            return
        if not nodes[end].has_room():
            tally.ended(family, "turned_away")
            return
        entry = nodes[end].join(family, env.now)
        length = yield from waited(env, nodes[end], entry)
        if length is None:
            return
        yield env.timeout(length)
        start = end


def waited(env, node, entry):
    """The length of help, or None where the family has left the queue before its turn."""
    family, joined, turn = entry
    if not turn.triggered:
        patience = of_class(node.key, "patience", family.name)
        limit = family.too_old
        if patience is not None:
            limit = min(limit, joined + draw(patience))
        if limit < math.inf:
            yield turn | until(env, limit)
        else:
            yield turn
        if not turn.triggered:
            node.leave_queue(entry)
            node.tally.left_the_queue(family, node.key, env.now)
            return None
    return turn.value


def source(env, nodes, tally, name):
    for time in arrivals(name):
        yield until(env, time)
        family = Family(name, time)
        tally.families.append(family)
        env.process(journey(env, nodes, tally, family))


def there_already(env, nodes, tally):
    """Those in help first, then those who wait, in their order."""
    for row in sorted(THERE, key=lambda row: not row["in_help"]):
        family = Family(row["family"], -row["since"], row["age"] - row["since"])
        tally.families.append(family)
        node = nodes[row["node"]]
        if row["in_help"]:
            family.helped = node.key in CLASSES[family.name]["right"]
            node.busy += 1
            length = remaining(family, node.key, row["since"])
            env.process(goes_on(env, nodes, tally, family, node, length))
        elif not node.has_room():
            tally.ended(family, "turned_away")
        else:
            entry = node.join(family, -row["since"])
            env.process(waits_on(env, nodes, tally, family, entry, node))


def goes_on(env, nodes, tally, family, node, length):
    yield env.timeout(length)
    yield from journey(env, nodes, tally, family, node.key)


def waits_on(env, nodes, tally, family, entry, node):
    length = yield from waited(env, node, entry)
    if length is not None:
        yield from goes_on(env, nodes, tally, family, node, length)


def replication(seed, number):
    random.seed(f"{seed} {number}")
    env, tally = simpy.Environment(), Tally()
    nodes = {key: Node(env, key, tally) for key in NODES}
    there_already(env, nodes, tally)
    for name in CLASSES:
        env.process(source(env, nodes, tally, name))
    env.run(until=END)
    return tally.figures()
'''
