"""Django's PostgreSQL backend, starting the private server before its first connection."""

from functools import cache
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from config.embedded.server import Server


@cache
def server(home: str) -> Server:
    return Server(Path(home))


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        home = params.pop("embedded_home")
        params["host"] = str(server(home).socket_dir)
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        private = server(self.settings_dict["OPTIONS"]["embedded_home"])
        private.ensure_running()
        try:
            return super().get_new_connection(conn_params)
        except base.Database.OperationalError:
            if not private.revive():
                raise
            return super().get_new_connection(conn_params)
