"""Reads compose files as far as that goes without Docker: keys that exist, names that point at something, nothing open that need not be."""
import sys

import yaml

SERVICE_KEYS = {
    "image", "build", "restart", "depends_on", "environment", "secrets", "volumes", "networks", "ports", "read_only", "tmpfs", "cap_drop", "cap_add",
    "security_opt", "stop_grace_period", "shm_size", "healthcheck", "profiles",
}
wrong = []


def names(service, key):
    for item in service.get(key, []):
        yield item.split(":")[0] if isinstance(item, str) else item["source"]


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        compose = yaml.safe_load(file)
    services = compose["services"]
    for name, service in services.items():
        where = f"{path}: {name}"
        wrong += [f"{where}: {key} is no key of a service" for key in service.keys() - SERVICE_KEYS]
        wrong += [f"{where}: the volume {v} is not declared" for v in names(service, "volumes") if not v.startswith((".", "/")) and v not in compose.get("volumes", {})]
        wrong += [f"{where}: the secret {s} is not declared" for s in names(service, "secrets") if s not in compose.get("secrets", {})]
        wrong += [f"{where}: the network {n} is not declared" for n in service.get("networks", []) if n not in compose.get("networks", {})]
        wrong += [f"{where}: it depends on {d}, which is no service" for d in service.get("depends_on", {}) if d not in services]
        if service.get("restart") is None:
            wrong.append(f"{where}: it does not start again by itself")
        if "no-new-privileges:true" not in service.get("security_opt", []):
            wrong.append(f"{where}: it may gain rights")
        for port in service.get("ports", []):
            if name != "caddy" and not str(port).startswith("127.0.0.1:"):
                wrong.append(f"{where}: the port {port} is open to everybody")
    app = services["app"]
    if not app.get("read_only") or app.get("cap_drop") != ["ALL"] or "data:/data" not in app.get("volumes", []):
        wrong.append(f"{path}: app is to be read-only, without capabilities, with a volume at /data")

print("\n".join(wrong))
sys.exit(1 if wrong else 0)
