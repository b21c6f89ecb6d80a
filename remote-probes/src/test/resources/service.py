"""A process with open files of many types, for the fixtures: service.py PORT [COMM]; prints its pid."""
import ctypes, os, select, socket, sys, time

if len(sys.argv) > 2:
    ctypes.CDLL(None).prctl(15, sys.argv[2].encode().decode("unicode_escape").encode(), 0, 0, 0)
listener = socket.socket()
listener.bind(("127.0.9.1", int(sys.argv[1])))
listener.listen(16)
kept = [socket.socket() for _ in range(40)] + [open("/etc/hostname") for _ in range(7)]
kept += [select.epoll(), select.epoll(), open("/dev/null")] + list(os.pipe())
kept.append(open("/tmp/dee gone.txt", "w"))
os.unlink("/tmp/dee gone.txt")
print(os.getpid(), flush=True)
end = time.time() + 600
while time.time() < end:
    sum(range(20000))
    time.sleep(0.01)
