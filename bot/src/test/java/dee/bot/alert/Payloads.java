package dee.bot.alert;

/** Requests as the documents of Alertmanager (webhook, version 4) and Grafana describe them. */
final class Payloads {

  static final String ALERTMANAGER =
      """
      {
        "version": "4",
        "groupKey": "{}:{alertname=\\"OrdersDown\\"}",
        "truncatedAlerts": 0,
        "status": "firing",
        "receiver": "dee",
        "groupLabels": {"alertname": "OrdersDown"},
        "commonLabels": {"service": "orders"},
        "commonAnnotations": {},
        "externalURL": "http://alertmanager.example.net:9093",
        "alerts": [
          {
            "status": "firing",
            "labels": {"alertname": "OrdersDown", "service": "orders", "severity": "critical"},
            "annotations": {
              "summary": "orders: connections are reset",
              "description": "more than 5 % of the requests fail"
            },
            "startsAt": "2026-03-04T02:58:10.123Z",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "http://prometheus.example.net:9090/graph",
            "fingerprint": "1a30ba71cca2921f"
          },
          {
            "status": "resolved",
            "labels": {"alertname": "OrdersSlow", "service": "orders", "severity": "warning"},
            "annotations": {"description": "latency above 2 s"},
            "startsAt": "2026-03-04T02:50:00Z",
            "endsAt": "2026-03-04T02:59:00Z",
            "generatorURL": "http://prometheus.example.net:9090/graph",
            "fingerprint": "77aa0b3c4d5e6f70"
          }
        ]
      }
      """;

  static final String GRAFANA =
      """
      {
        "receiver": "dee",
        "status": "firing",
        "orgId": 1,
        "alerts": [
          {
            "status": "firing",
            "labels": {"alertname": "Orders error rate", "service": "orders", "grafana_folder": "Shop"},
            "annotations": {"summary": "5 % of the orders fail"},
            "startsAt": "2026-03-04T03:51:03.157076+01:00",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "https://grafana.example.net/alerting/1afz29v7z/edit",
            "fingerprint": "c6eadffa33fcdf37",
            "silenceURL": "https://grafana.example.net/alerting/silence/new",
            "dashboardURL": "",
            "panelURL": "",
            "values": {"B": 0.0512, "C": 1}
          }
        ],
        "groupLabels": {},
        "commonLabels": {"service": "orders"},
        "commonAnnotations": {},
        "externalURL": "https://grafana.example.net/",
        "version": "1",
        "groupKey": "{}:{}",
        "truncatedAlerts": 0,
        "title": "[FIRING:1]",
        "state": "alerting",
        "message": "**Firing**"
      }
      """;

  private Payloads() {}
}
