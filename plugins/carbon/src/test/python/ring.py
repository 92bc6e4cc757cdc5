"""Reads names and prints for each which of the servers carbon's relay would send it to: ring.py HASH SERVER..."""
import sys

from carbon.routers import ConsistentHashingRouter
from carbon.util import parseDestinations


class Settings:
    REPLICATION_FACTOR = 1
    DIVERSE_REPLICAS = False
    ROUTER_HASH_TYPE = sys.argv[1]


destinations = parseDestinations(sys.argv[2:])
router = ConsistentHashingRouter(Settings)
for destination in destinations:
    router.addDestination(destination)
for line in sys.stdin.buffer:
    name = line.decode('utf-8').rstrip('\n')
    (destination,) = router.getDestinations(name)
    print(destinations.index(destination))
