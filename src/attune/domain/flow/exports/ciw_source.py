"""The part of a Ciw script that is Ciw: text that is read, checked and run away from here."""

CIW = '''\
TOOL = "Ciw " + ciw.__version__
DOOR, WAY = 1, 2  # two nodes without limits that Ciw needs besides: where families come, the way
STEPS = {key: place for place, key in enumerate(NODES, start=3)}
KEYS = {place: key for key, place in STEPS.items()}
NEVER = END + 1.0


class Arrivals(ciw.dists.Distribution):
    """The gap to the next family of a class."""

    def __init__(self, name):
        self.name, self.last, self.times = name, 0.0, None

    def sample(self, t=None, ind=None):
        if self.times is None:
            self.times = arrivals(self.name)
        before, self.last = self.last, next(self.times, math.inf)
        return self.last - before


class Help(ciw.dists.Distribution):
    """How long help lasts; Ciw asks at the start, so starts are counted here too."""

    def __init__(self, node):
        self.node = node

    def sample(self, t=None, ind=None):
        if ind.remaining is not None:
            length, ind.remaining = ind.remaining, None
            return length
        ind.tally.began(ind.family, self.node, t - ind.joined(), t)
        length = draw(of_class(self.node, "service", ind.family.name))
        return no_longer(ind.family, length, t)


class OnTheWay(ciw.dists.Distribution):
    """How long it takes to the next step; each route has its own."""

    def sample(self, t=None, ind=None):
        return draw(ind.way)


class Patience(ciw.dists.Distribution):
    """How long a family waits: until it gives up, or the child is too old."""

    def __init__(self, node):
        self.node = node

    def sample(self, t=None, ind=None):
        shape = of_class(self.node, "patience", ind.family.name)
        gives_up = ind.joined() + draw(shape) if shape else math.inf
        return max(0.0, min(gives_up, ind.family.too_old) - t)


class Individual(ciw.Individual):
    """A family, as Ciw moves it about."""

    end = way = remaining = waits_since = None

    def joined(self):
        """When it joined the queue where it is; before the start, for who was there already."""
        return self.arrival_date if self.waits_since is None else self.waits_since


class Routing(ciw.routing.NetworkRouting):
    """Where a family goes, and what it ends as."""

    def __init__(self, tally):
        self.tally = tally

    def initialise(self, simulation):
        self.simulation = simulation

    def initialise_individual(self, ind, family=None):
        now = self.simulation.current_time
        ind.family = family or Family(ind.customer_class, now)
        ind.tally = self.tally
        self.tally.families.append(ind.family)

    def next_node(self, ind, node_id):
        now, ind.waits_since = self.simulation.current_time, None
        if node_id != WAY:
            start = KEYS.get(node_id, "door")
            ind.end, ind.way = onward(ind.family, start, now)
            if ind.end is None:
                return self.gone(ind, ind.way)
            if ind.way is not None:
                return self.simulation.nodes[WAY]
        if now >= ind.family.too_old:
            return self.gone(ind, "too_old")
        node = self.simulation.nodes[STEPS[ind.end]]
        full = node.number_of_individuals >= node.node_capacity
        if full and not (BLOCKING and node_id in KEYS):
            return self.gone(ind, "turned_away")
        return node  # Ciw keeps who comes from a step in their slot while this is full

    def gone(self, ind, outcome):
        self.tally.ended(ind.family, outcome)
        return self.simulation.nodes[-1]

    def next_node_for_jockeying(self, ind, node_id):
        """Out of the queue before its turn."""
        now = self.simulation.current_time
        self.tally.left_the_queue(ind.family, KEYS[node_id], now)
        return self.simulation.nodes[-1]


class Calendar(ciw.Node):
    """Slots that come and go. Ciw would replace all of them at each change, and let those in
    use run on beside the new ones; here slots in use stay, and only what is over is taken away.
    """

    def __init__(self, id_, simulation):
        super().__init__(id_, simulation)
        self.places_to_wait = self.node_capacity
        self.change_shift()
        self.next_event_date = self.next_shift_change

    def change_shift(self):
        self.schedule.get_next_shift()
        self.next_shift_change = self.schedule.next_shift_change_date
        self.c = self.schedule.c
        for server in [each for each in self.servers if not each.busy]:
            if len(self.servers) > self.c:
                self.servers.remove(server)
        for place, server in enumerate(self.servers):
            server.offduty = place >= self.c
            server.shift_end = self.now
        self.add_new_servers(self.c - len(self.servers))
        self.make_room()
        self.begin_service_if_possible_change_shift()
        while self.len_blocked_queue and self.number_of_individuals < self.node_capacity:
            self.release_blocked_individual()

    def finish_service(self):
        """Ciw forgets that help has ended where it has no slots left and somebody is held."""
        super().finish_service()
        for server in self.servers:
            if server.busy and server.cust.is_blocked:
                server.next_end_service_date = math.inf

    def kill_server(self, server):
        super().kill_server(server)
        self.make_room()

    def make_room(self):
        """Room to wait, besides the slots there are or that are still in use."""
        self.node_capacity = self.places_to_wait + max(self.c, len(self.servers))


def slots_of(node):
    changes = node["slots"]
    if node["kind"] == "unlimited":
        return math.inf
    if len(changes) == 1:
        return changes[0][1]
    ends = [since for since, _ in changes[1:]] + [max(NEVER, changes[-1][0] + 1.0)]
    return ciw.Schedule([slots for _, slots in changes], ends)


def class_of(node):
    return Calendar if len(node["slots"]) > 1 and node["kind"] != "unlimited" else ciw.Node


def room_of(node):
    return math.inf if node["room"] is None else node["room"]


def built(tally):
    """The network as Ciw takes it: by class and node."""
    corridors = [ciw.dists.Deterministic(0.0), OnTheWay()]
    patience = [None] * len(NODES)
    if AGE_OUT is not None or any(n["patience"] or n["patience_of"] for n in NODES.values()):
        patience = [Patience(key) for key in NODES]
    ranks = sorted({each["priority"] for each in CLASSES.values()})
    return ciw.create_network(
        arrival_distributions={
            name: [Arrivals(name)] + [None] * (len(NODES) + 1) for name in CLASSES
        },
        service_distributions={name: corridors + [Help(key) for key in NODES] for name in CLASSES},
        reneging_time_distributions={name: [None, None, *patience] for name in CLASSES},
        number_of_servers=[math.inf, math.inf] + [slots_of(node) for node in NODES.values()],
        queue_capacities=[math.inf, math.inf] + [room_of(node) for node in NODES.values()],
        priority_classes={name: ranks.index(each["priority"]) for name, each in CLASSES.items()},
        routing={name: Routing(tally) for name in CLASSES},
    )


def there_already(simulation, tally):
    """Those in help first, each in a slot; then those who wait, in their order."""
    for number, row in enumerate(sorted(THERE, key=lambda row: not row["in_help"])):
        name, node = row["family"], simulation.nodes[STEPS[row["node"]]]
        ind = Individual(
            -number - 1, name, simulation.network.priority_class_mapping[name], simulation
        )
        family = Family(name, -row["since"], row["age"] - row["since"])
        simulation.routers[name].initialise_individual(ind, family)
        ind.waits_since = -row["since"]
        if row["in_help"]:
            family.helped = row["node"] in CLASSES[name]["right"]
            ind.remaining = remaining(family, row["node"], row["since"])
            if not math.isinf(node.c) and all(server.busy for server in node.servers):
                node.add_new_servers(1)  # more in help than slots: it goes when they have ended
                node.servers[-1].offduty, node.servers[-1].shift_end = True, 0.0
        elif node.number_of_individuals >= node.node_capacity:
            tally.ended(family, "turned_away")
            continue
        node.accept(ind)
        node.update_next_event_date()


def replication(seed, number):
    ciw.seed((seed * 1_000_003 + number) % 2**32)
    tally = Tally()
    classes = [ciw.Node, ciw.Node] + [class_of(node) for node in NODES.values()]
    simulation = ciw.Simulation(built(tally), node_class=classes, individual_class=Individual)
    there_already(simulation, tally)
    simulation.simulate_until_max_time(END)
    return tally.figures()
'''
