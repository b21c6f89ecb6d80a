# capture - makes the logs in this folder anew: HAProxy before nginx before Apache before a service that gets slow
# USAGE     sh capture.sh     (where this file is; Debian's haproxy, nginx-light, apache2 and python3 are installed)
# The service answers in 6 ms, and from its 22nd second on in 355 ms, and then every fourth time with 500.
set -eu
here=$(pwd)
work=$(mktemp -d)
cd "$work"
cat >backend.py <<'EOF'
import http.server, socketserver, time, threading
BEGAN=time.time()
class H(http.server.BaseHTTPRequestHandler):
    protocol_version='HTTP/1.1'
    def log_message(self,*a): pass
    def do_GET(self):
        age=time.time()-BEGAN
        n=int(self.path.rsplit('=',1)[-1]) if '=' in self.path else 0
        status=200
        time.sleep(0.005)
        if age>22:
            time.sleep(0.35)
            if n%4==0: status=500
        b=b'ok\n'
        self.send_response(status); self.send_header('Content-Length',str(len(b))); self.end_headers(); self.wfile.write(b)
class S(socketserver.ThreadingMixIn,http.server.HTTPServer): daemon_threads=True; request_queue_size=64
S(('127.0.47.4',18084),H).serve_forever()
EOF
cat >nginx.conf <<'EOF'
error_log WORK/nginx.error.log; pid WORK/nginx.pid; daemon off; worker_processes 1;
events { worker_connections 512; }
http {
  log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';
  log_format json escape=json '{"time":"$time_iso8601","remote":"$remote_addr","request":"$request","status":$status,"request_time":"$request_time","upstream_response_time":"$upstream_response_time"}';
  access_log WORK/nginx.combined.log; access_log WORK/nginx.timed.log timed; access_log WORK/nginx.json.log json;
  client_body_temp_path WORK/a; proxy_temp_path WORK/b; fastcgi_temp_path WORK/c; uwsgi_temp_path WORK/d; scgi_temp_path WORK/e;
  server { listen 127.0.47.2:18082; location / { proxy_pass http://127.0.47.3:18083; } }
}
EOF
cat >apache.conf <<'EOF'
ServerRoot /usr/lib/apache2
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule proxy_module modules/mod_proxy.so
LoadModule proxy_http_module modules/mod_proxy_http.so
ServerName capture
Listen 127.0.47.3:18083
PidFile WORK/apache.pid
ErrorLog WORK/apache.error.log
LogFormat "%h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\" %D" timed
LogFormat "%h %l %u %t \"%r\" %>s %b %T/%D" pair
CustomLog WORK/apache.timed.log timed
CustomLog WORK/apache.pair.log pair
ProxyPass / http://127.0.47.4:18084/
EOF
cat >haproxy.cfg <<'EOF'
global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 2s
  timeout client 10s
  timeout server 10s
frontend in
  bind 127.0.47.1:18081
  default_backend web
backend web
  server web1 127.0.47.2:18082
EOF
cat >client.py <<'EOF'
import threading,time,urllib.request
def ask(n):
    try: urllib.request.urlopen('http://127.0.47.1:18081/orders?i=%d'%n,timeout=5).read()
    except Exception: pass
began=time.time(); n=0
while time.time()-began<34:
    n+=1; threading.Thread(target=ask,args=(n,)).start(); time.sleep(0.125)
EOF
sed -i "s#WORK#$work#g" nginx.conf apache.conf
python3 backend.py & backend=$!
nginx -c "$work/nginx.conf" & nginx=$!
apache2 -f "$work/apache.conf" -DFOREGROUND & apache=$!
haproxy -f haproxy.cfg >haproxy.log 2>/dev/null & haproxy=$!
sleep 1
python3 client.py
sleep 1
kill "$haproxy" "$nginx" "$apache" "$backend"
wait || true
cp haproxy.log "$here/haproxy-2.6.log"
cp nginx.timed.log "$here/nginx-1.22.timed.log"
cp nginx.json.log "$here/nginx-1.22.json.log"
cp apache.timed.log "$here/apache-2.4.timed.log"
cp apache.pair.log "$here/apache-2.4.pair.log"
rm -r "$work"
