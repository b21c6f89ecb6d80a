#!/usr/bin/env python3
"""capture.py - makes the captures of this folder: real connections that end in known ways

USAGE     capture.py FOLDER          (root; iproute2, tcpdump, iptables, openssl)
OUTPUT    FOLDER/<case>.pcap as seen by the client, <case>.server.pcap as seen by the server
CHANGES   makes the network namespaces dpc, dpr and dps (client - router - server), and removes them
"""
import ctypes, os, signal, socket, ssl, struct, subprocess, sys, tempfile, threading, time

OUT = sys.argv[1]
C4, S4, C6, S6, PORT = "10.77.1.1", "10.77.2.1", "fd77:1::1", "fd77:2::1", 8080
LIBC = ctypes.CDLL(None, use_errno=True)
REQUEST = b"GET /orders HTTP/1.1\r\nHost: shop\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def sh(command):
    subprocess.run(command, shell=True, check=True)


def enter(ns):
    """Moves this thread, and the sockets it makes from now on, into a namespace."""
    with open(f"/run/netns/{ns}") as f:
        if LIBC.setns(f.fileno(), 0x40000000):
            raise OSError(ctypes.get_errno(), "setns")


def up():
    for ns in ("dpc", "dpr", "dps"):
        sh(f"ip netns add {ns}; ip -n {ns} link set lo up")
    for n, ns in ((1, "dpc"), (2, "dps")):
        sh(f"ip link add v{n} netns {ns} type veth peer name r{n} netns dpr")
        sh(f"ip netns exec {ns} ethtool -K v{n} tso off gso off gro off >/dev/null 2>&1 || true")
        sh(f"ip -n {ns} addr add 10.77.{n}.1/24 dev v{n}; ip -n {ns} addr add fd77:{n}::1/64 dev v{n} nodad")
        sh(f"ip -n dpr addr add 10.77.{n}.254/24 dev r{n}; ip -n dpr addr add fd77:{n}::ff/64 dev r{n} nodad")
        sh(f"ip -n {ns} link set v{n} up; ip -n dpr link set r{n} up")
        sh(f"ip -n {ns} route add default via 10.77.{n}.254; ip -n {ns} route add default via fd77:{n}::ff")
    sh("ip netns exec dpr sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1")
    time.sleep(1)


def down():
    for ns in ("dpc", "dpr", "dps"):
        subprocess.run(f"ip netns del {ns}", shell=True, stderr=subprocess.DEVNULL)


def tcpdump(ns, file, more=""):
    command = (f"ip netns exec {ns} tcpdump --immediate-mode -U -n -s 96 -Z root {more} "
               f"-w {OUT}/{file} tcp")
    p = subprocess.Popen(command, shell=True, stderr=subprocess.PIPE, start_new_session=True)
    p.stderr.readline()
    time.sleep(0.3)
    return p


def captured(case, play, client="-i v1", server=None, ns="dpc"):
    dumps = [tcpdump(ns, case + ".pcap", client)]
    if server:
        dumps.append(tcpdump("dps", case + ".server.pcap", server))
    play()
    time.sleep(0.5)
    for p in dumps:
        os.killpg(p.pid, signal.SIGTERM)
        p.wait()
    print(case, flush=True)


def listener(address, backlog=16, port=PORT):
    s = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((address, port))
    s.listen(backlog)
    return s


def serve(handle, count, address=S4):
    """A server in its own thread: each of so many connections is handed over."""
    ready = threading.Event()

    def run():
        enter("dps")
        with listener(address) as s:
            ready.set()
            for _ in range(count):
                handle(s.accept()[0])

    t = threading.Thread(target=run)
    t.start()
    ready.wait()
    return t


def connect(address=S4, port=PORT):
    enter("dpc")
    s = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    s.settimeout(8)
    s.connect((address, port))
    return s


def linger_zero(c):
    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    c.close()


def read(c):
    try:
        return c.recv(4096)
    except OSError as e:
        return e


def unread_data(address=S4):
    def handle(c):
        time.sleep(0.05)
        c.close()

    def play():
        t = serve(handle, 3, address)
        for _ in range(3):
            s = connect(address)
            s.sendall(REQUEST)
            read(s)
            s.close()
        t.join()

    return play


def linger():
    def handle(c):
        c.recv(4096)
        c.sendall(ANSWER[:20])
        time.sleep(0.02)
        linger_zero(c)

    t = serve(handle, 2)
    for _ in range(2):
        s = connect()
        s.sendall(REQUEST)
        time.sleep(0.1)
        s.close()
    t.join()


def closed_port():
    for _ in range(2):
        try:
            connect(port=8081)
        except OSError:
            pass


def answered(c):
    c.recv(4096)
    c.sendall(ANSWER)


def answered_and_closed(after):
    def handle(c):
        answered(c)
        threading.Timer(after, c.close).start()

    return handle


def asked(count, pause=0):
    """So many clients that have their answer and stay connected."""
    clients = []
    for _ in range(count):
        s = connect()
        s.sendall(REQUEST)
        read(s)
        clients.append(s)
        time.sleep(pause)
    return clients


def ask_again(s):
    quiet(lambda c: c.sendall(REQUEST), s)
    quiet(read, s)


def read_to_the_end(s):
    while isinstance(got := read(s), bytes) and got:
        pass


def fin(count=3):
    t = serve(lambda c: (answered(c), c.close()), count)
    for _ in range(count):
        s = connect()
        s.sendall(REQUEST)
        read_to_the_end(s)
        s.close()
    t.join()


def client_left():
    """Clients that have their answer and leave by a reset, and health checks that only connect."""
    kept = []

    def handle(c):
        kept.append(c)
        if c.recv(4096):
            c.sendall(ANSWER)

    t = serve(lambda c: kept.append(c) or threading.Thread(target=quiet, args=(handle, c)).start(), 4)
    for n in range(4):
        s = connect()
        if n < 3:
            s.sendall(REQUEST)
            read(s)
        linger_zero(s)
        time.sleep(0.05)
    t.join()


def quiet(handle, c):
    try:
        handle(c)
    except OSError:
        pass


def late_answer():
    """The client gives up after a second, the server answers half a second later."""
    def handle(c):
        c.recv(4096)
        time.sleep(1.5)
        c.sendall(ANSWER)
        time.sleep(0.1)
        c.close()

    t = serve(handle, 2)
    for _ in range(2):
        s = connect()
        s.sendall(REQUEST)
        time.sleep(1)
        s.close()
        time.sleep(1)
    t.join()


def keep_alive_race():
    """The server closes after two idle seconds; the client's pool does not look, and sends."""
    t = serve(answered_and_closed(2.0), 4)
    clients = asked(4, 0.13)
    for n, s in enumerate(clients):
        time.sleep(1.9 if n == 0 else 0.25)
        ask_again(s)
    for s in clients:
        s.close()
    t.join()


def posting(handle, pause):
    """Three clients that send a request's header, and after a pause the body in three pieces."""
    t = serve(handle, 3)
    for _ in range(3):
        s = connect()
        s.sendall(b"POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 3000\r\n\r\n")
        time.sleep(pause)
        for _ in range(3):
            quiet(lambda c: c.sendall(b"x" * 1000), s)
            time.sleep(0.02)
        s.close()
    t.join()


def answered_too_early():
    """The server refuses by the header alone and closes; the body meets a closed socket."""
    posting(lambda c: (c.recv(4096), c.sendall(ANSWER.replace(b"200 OK", b"413 No")), c.close()), 0.05)


def given_up():
    """The server waits 1.5 s for the body, and closes without an answer."""
    posting(lambda c: (c.recv(4096), time.sleep(1.5), c.close()), 1.8)


def killed():
    """Four clients: one accepted with its request unread, three in the queue, two of them silent."""
    code = ("import socket,time\ns=socket.socket()\ns.setsockopt(1,2,1)\n"
            f"s.bind(('{S4}',{PORT}))\ns.listen(8)\nprint('up',flush=True)\nc=s.accept()\ntime.sleep(60)\n")
    p = subprocess.Popen(["ip", "netns", "exec", "dps", "python3", "-c", code], stdout=subprocess.PIPE)
    p.stdout.readline()
    clients = [connect() for _ in range(4)]
    for s in clients[:2]:
        s.sendall(REQUEST)
    time.sleep(0.5)
    p.kill()
    p.wait()
    time.sleep(0.2)
    for s in clients:
        s.close()


def host_reject():
    s = idle_listener()
    undo = rule("dps", "INPUT", f"--dport {PORT}", "REJECT --reject-with tcp-reset")
    try:
        connect()
    except OSError:
        pass
    undo()
    s.close()


def router_reject():
    """Three connections idle for 2.5 s each meet a router that no longer knows them."""
    kept = []
    t = serve(lambda c: (answered(c), kept.append(c)), 3)
    clients = asked(3)
    time.sleep(2.5)
    undo = rule("dpr", "FORWARD", f"--dport {PORT}", "REJECT --reject-with tcp-reset")
    for s in clients:
        ask_again(s)
    undo()
    t.join()
    time.sleep(0.2)
    for s in clients + kept:
        s.close()


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def injected():
    """A box on the path sends a reset in the server's name."""
    kept = []
    t = serve(lambda c: (answered(c), kept.append(c)), 1)
    s = connect()
    enter("dpr")
    sniff = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
    sniff.bind(("r1", 0))
    sniff.settimeout(3)
    enter("dpc")
    s.sendall(REQUEST)
    read(s)
    s.sendall(REQUEST)
    number = None
    while True:
        frame = sniff.recv(4096)
        if frame[23] == 6 and frame[26:30] == socket.inet_aton(C4) and len(frame) > 100:
            number, port = struct.unpack("!I", frame[42:46])[0], struct.unpack("!H", frame[34:36])[0]
            break
    enter("dpr")
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
    tcp = struct.pack("!HHIIBBHHH", PORT, port, number, 0, 0x50, 4, 1024, 0, 0)
    pseudo = socket.inet_aton(S4) + socket.inet_aton(C4) + struct.pack("!BBH", 0, 6, len(tcp))
    tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 40, 0x7a69, 0, 128, 6, 0, socket.inet_aton(S4), socket.inet_aton(C4))
    raw.sendto(ip + tcp, (C4, 0))
    time.sleep(0.3)
    t.join()
    for c in [s, *kept]:
        c.close()


def kept_alive():
    """A connection that only TCP keep-alive probes keep alive, then an orderly end."""
    kept = []
    t = serve(lambda c: (answered(c), kept.append(c)), 1)
    s = connect()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    s.sendall(REQUEST)
    read(s)
    time.sleep(3.5)
    s.close()
    t.join()
    kept[0].close()


def lossy():
    """The answer's first packets are dropped on the router: retransmissions."""
    t = serve(lambda c: (answered(c), c.close()), 1)
    s = connect()
    undo = rule("dpr", "FORWARD", f"--sport {PORT} -m length --length 60:", "DROP")
    s.sendall(REQUEST)
    time.sleep(0.7)
    undo()
    read(s)
    read(s)
    s.close()
    t.join()


def rule(ns, chain, match, target):
    """A firewall's rule; the returned function takes it away."""
    text = f"ip netns exec {ns} iptables -{{}} {chain} -p tcp {match} -j {target}"
    sh(text.format("A"))
    return lambda: sh(text.format("D"))


def attempt(wait, address=S4):
    """One SYN and its retransmissions, for so long."""
    enter("dpc")
    s = socket.socket()
    s.settimeout(wait)
    try:
        s.connect((address, PORT))
        return s
    except OSError:
        s.close()
        return None


def idle_listener():
    """A listener whose queue takes connections that nobody accepts."""
    enter("dps")
    return listener(S4)


def accepted_and_dropped():
    """The server accepts only to close: three clients have sent their request, two have not."""
    def handle(c):
        time.sleep(0.01)
        c.close()

    t = serve(handle, 5)
    for n in range(5):
        s = connect()
        if n < 3:
            s.sendall(REQUEST)
        read(s)
        s.close()
    t.join()


def syn_ignored():
    s = idle_listener()
    connect().close()
    undo = rule("dps", "INPUT", f"--dport {PORT}", "DROP")
    for _ in range(2):
        attempt(2.5)
    undo()
    s.close()


def syn_lost():
    fin(1)
    undo = rule("dpr", "FORWARD", f"--dport {PORT}", "DROP")
    for _ in range(2):
        attempt(2.5)
    undo()
    fin(1)


def all_lost():
    undo = rule("dpr", "FORWARD", f"--dport {PORT}", "DROP")
    for _ in range(2):
        attempt(2.5)
    undo()


def answer_lost():
    s = idle_listener()
    undo = rule("dpr", "FORWARD", f"--sport {PORT}", "DROP")
    attempt(2.5)
    undo()
    s.close()


def router_refuses():
    fin(1)
    undo = rule("dpr", "FORWARD", f"--dport {PORT}", "REJECT --reject-with tcp-reset")
    for _ in range(2):
        attempt(1)
    undo()


def forgotten(case):
    """After 1.5 idle seconds the router swallows whatever belongs to the three connections."""
    kept, clients = [], []

    def play():
        t = serve(lambda c: (answered(c), kept.append(c)), 3)
        clients.extend(asked(3))
        t.join()
        time.sleep(1.5)
        rule("dpr", "FORWARD", f"--dport {PORT}", "DROP")
        for s in clients:
            s.sendall(REQUEST)
        time.sleep(2)

    captured(case, play, server="-i v2")
    for c in clients + kept:
        linger_zero(c)
    time.sleep(0.1)
    sh("ip netns exec dpr iptables -F FORWARD")


def forgotten_before(case):
    """The same connections, of which only what comes after the idle time is captured."""
    kept = []
    t = serve(lambda c: (answered(c), kept.append(c)), 2)
    clients = asked(2)
    t.join()
    undo = []

    def play():
        enter("dps")
        one = listener(S4, 4, 8082)
        enter("dpc")
        socket.create_connection((S4, 8082)).close()
        time.sleep(1.5)
        undo.append(rule("dpr", "FORWARD", f"--dport {PORT}", "DROP"))
        for s in clients:
            s.sendall(REQUEST)
        time.sleep(2)
        one.close()

    captured(case, play, server="-i v2")
    for c in clients + kept:
        linger_zero(c)
    undo[0]()


def crossing():
    """The server's FIN is held up on the router, and the client's next request crosses it."""
    t = serve(answered_and_closed(1.5), 3)
    clients = asked(3)
    undo = rule("dpr", "FORWARD", f"--sport {PORT} --tcp-flags FIN FIN", "DROP")
    time.sleep(1.6)
    for s in clients:
        ask_again(s)
    undo()
    for s in clients:
        s.close()
    t.join()


def fin_first(case):
    """Connections opened before the capture: it begins with the server's FIN."""
    t = serve(answered_and_closed(2.0), 3)
    clients = asked(3)

    def play():
        time.sleep(2.0)
        for s in clients:
            ask_again(s)

    captured(case, play, server="-i v2")
    for s in clients:
        s.close()
    t.join()


def certificate():
    folder = tempfile.mkdtemp()
    sh(f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {folder}/key -out {folder}/cert -days 2 "
       "-subj /CN=shop 2>/dev/null")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/cert", f"{folder}/key")
    return context


def trusting():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def tls_to_plain():
    """TLS clients: two are answered in plain HTTP, two only see the connection closed."""
    count = [0]

    def handle(c):
        count[0] += 1
        c.recv(4096)
        if count[0] <= 2:
            c.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        c.close()

    t = serve(handle, 4)
    for _ in range(4):
        s = connect()
        try:
            trusting().wrap_socket(s)
        except OSError:
            pass
        s.close()
    t.join()


def tls_server(context, count, end):
    def handle(c):
        try:
            tls = context.wrap_socket(c, server_side=True)
        except OSError:
            c.close()
            return
        tls.recv(4096)
        tls.sendall(ANSWER)
        end(tls)

    return serve(handle, count)


def plain_to_tls():
    """Three clients speak plain HTTP to a TLS port, two speak TLS."""
    t = tls_server(certificate(), 5, lambda tls: tls.close())
    for n in range(5):
        s = connect()
        if n < 3:
            s.sendall(REQUEST)
            read(s)
        else:
            s = trusting().wrap_socket(s)
            s.sendall(REQUEST)
            read(s)
        s.close()
    t.join()


def tls_farewell():
    """The server says goodbye in TLS and closes; the client's own goodbye meets the closed socket."""
    def end(tls):
        tls.setblocking(False)
        try:
            tls.unwrap()
        except OSError:
            pass
        tls.close()

    t = tls_server(certificate(), 3, end)
    for _ in range(3):
        s = trusting().wrap_socket(connect())
        s.sendall(REQUEST)
        read_to_the_end(s)
        try:
            s.unwrap()
        except OSError:
            pass
        time.sleep(0.05)
        s.close()
    t.join()


def queue_full():
    """Nobody accepts: two clients are queued, and the SYNs of two more are ignored."""
    enter("dps")
    with listener(S4, 1):
        clients = [connect() for _ in range(2)]
        for s in clients:
            s.sendall(REQUEST)
        for _ in range(2):
            attempt(2.5)
        for s in clients:
            s.close()
        time.sleep(0.2)


def translated(play):
    """The router gives the clients its own address, and other ports."""
    sh("ip netns exec dpr iptables -t nat -A POSTROUTING -o r2 -p tcp -j MASQUERADE --to-ports 50000-50100")
    play()
    sh("ip netns exec dpr iptables -t nat -F")


CASES = {
    "unread-data": lambda n: captured(n, unread_data(), server="-i v2"),
    "unread-data-v6": lambda n: captured(n, unread_data(S6)),
    "linger-zero": lambda n: captured(n, linger),
    "closed-port": lambda n: captured(n, closed_port),
    "fin": lambda n: captured(n, fin),
    "fin-cooked": lambda n: captured(n, fin, "-i any -y LINUX_SLL"),
    "fin-cooked-2": lambda n: captured(n, fin, "-i any -y LINUX_SLL2"),
    "fin-nanoseconds": lambda n: captured(n, fin, "-i v1 --time-stamp-precision=nano"),
    "client-left": lambda n: captured(n, client_left, server="-i v2"),
    "late-answer": lambda n: captured(n, late_answer, server="-i v2"),
    "keep-alive-race": lambda n: captured(n, keep_alive_race, server="-i v2"),
    "answered-too-early": lambda n: captured(n, answered_too_early, server="-i v2"),
    "given-up": lambda n: captured(n, given_up, server="-i v2"),
    "killed": lambda n: captured(n, killed, server="-i v2"),
    "host-reject": lambda n: captured(n, host_reject, server="-i v2"),
    "router-reject": lambda n: captured(n, router_reject, server="-i v2"),
    "injected": lambda n: captured(n, injected, server="-i v2"),
    "kept-alive": lambda n: captured(n, kept_alive),
    "accepted-and-dropped": lambda n: captured(n, accepted_and_dropped, server="-i v2"),
    "syn-ignored": lambda n: captured(n, syn_ignored, server="-i v2"),
    "syn-lost": lambda n: captured(n, syn_lost, server="-i v2"),
    "all-lost": lambda n: captured(n, all_lost, server="-i v2"),
    "answer-lost": lambda n: captured(n, answer_lost, server="-i v2"),
    "router-refuses": lambda n: captured(n, router_refuses, server="-i v2"),
    "forgotten": forgotten,
    "forgotten-before": forgotten_before,
    "crossing": lambda n: captured(n, crossing, server="-i v2"),
    "fin-first": fin_first,
    "tls-to-plain": lambda n: captured(n, tls_to_plain, server="-i v2"),
    "plain-to-tls": lambda n: captured(n, plain_to_tls, server="-i v2"),
    "tls-farewell": lambda n: captured(n, tls_farewell, server="-i v2"),
    "queue-full": lambda n: captured(n, queue_full, server="-i v2"),
    "translated": lambda n: captured(n, lambda: translated(unread_data()), server="-i v2"),
    "seen-twice": lambda n: captured(n, unread_data(), "-i any", ns="dpr"),
    "translated-twice": lambda n: captured(n, lambda: translated(unread_data()), "-i any", ns="dpr"),
    "lossy": lambda n: captured(n, lossy, server="-i v2"),
}

if __name__ == "__main__":
    try:
        up()
        for name, run in CASES.items():
            if len(sys.argv) < 3 or name in sys.argv[2:]:
                run(name)
    finally:
        down()
