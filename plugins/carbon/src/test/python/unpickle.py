"""Reads frames as carbon does and prints what carbon would store: name, seconds and value of each point, names and values in hex."""
import pickletools
import struct
import sys

from carbon.util import get_unpickler

ALLOWED = {'PROTO', 'EMPTY_LIST', 'MARK', 'BINUNICODE', 'BININT', 'BINFLOAT', 'TUPLE2', 'APPENDS', 'STOP'}
CARBON_MAXIMUM = 1048576

stream = sys.stdin.buffer
while header := stream.read(4):
    (length,) = struct.unpack('!I', header)
    assert length <= CARBON_MAXIMUM
    frame = stream.read(length)
    assert len(frame) == length
    opcodes = {opcode.name for opcode, _, _ in pickletools.genops(frame)}
    assert opcodes <= ALLOWED, opcodes
    for name, (seconds, value) in get_unpickler(insecure=False).loads(frame):
        assert type(name) is str and type(seconds) is int and type(value) is float
        print(name.encode('utf-8').hex(), seconds, struct.pack('>d', value).hex())
