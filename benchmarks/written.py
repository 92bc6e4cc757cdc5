"""Waits until every series has its last point on the disk, and counts all points: written.py SERIES FIRST LAST FOLDER...

Prints how many points there are from FIRST to LAST, and when the last was there, both in seconds since 1970; a series in two folders is an error.
"""

import os
import random
import sys
import time

import whisper

series, first, last, folders = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
end = time.time() + 1800


def files():
    return [
        os.path.join(parent, name)
        for folder in folders
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".wsp")
    ]


def points(path, since):
    found = whisper.fetch(path, since - 1, last)
    return sum(value is not None for value in found[1]) if found else 0


def patiently(done):
    while not done():
        if time.time() > end:
            sys.exit("not everything is written within half an hour")
        time.sleep(0.2)


patiently(lambda: len(files()) >= series)
all_files = files()
if len(all_files) != series or len({path.split("/whisper/")[1] for path in all_files}) != series:
    sys.exit("%d files for %d series: some are in two stores" % (len(all_files), series))
few = random.sample(all_files, min(series, 200))
patiently(lambda: all(points(path, last) for path in few))
written = time.time()
patiently(lambda: all(points(path, last) for path in all_files))
print(sum(points(path, first) for path in all_files), written)
