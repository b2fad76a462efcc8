"""A small OpenID Connect provider over loopback: discovery, authorise, token, userinfo, keys."""

import base64
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "samverka-client", "samverka-secret"


class Provider(ThreadingHTTPServer):
    """`person` is who is signed in there; `denies` is the error that they answer with, if any."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.person: dict[str, Any] = {}
        self.denies = ""
        self.audience = CLIENT
        self.asked: dict[str, str] = {}  # of the last question to authorise
        self.codes: dict[str, str] = {}  # code: the address that it was given to
        self.tokens: set[str] = set()

    def run(self) -> None:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}).start()

    def id_token(self) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "aud": self.audience, "iat": now, "exp": now + 300}
        return jwt.encode(
            {**claims, **self.person}, self.key, algorithm="RS256", headers={"kid": "one"}
        )


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        if path == "/.well-known/openid-configuration":
            self._json(self._configuration())
        elif path == "/authorize":
            self._authorise(asked)
        elif path == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            known = token in self.server.tokens
            self._json(self.server.person if known else {}, 200 if known else 401)
        elif path == "/keys":
            self._json({"keys": [self._key()]})
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Codes are good once, for the client they were given to and the address they went to."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        address = self.server.codes.pop(told.get("code", ""), None)
        client = (told.get("client_id"), told.get("client_secret"))
        if address is None or address != told.get("redirect_uri") or client != (CLIENT, SECRET):
            self._json({"error": "invalid_grant"}, 400)
            return
        token = secrets.token_urlsafe()
        self.server.tokens.add(token)
        answer = {"access_token": token, "token_type": "Bearer", "expires_in": 300}
        self._json({**answer, "id_token": self.server.id_token()})

    def _authorise(self, asked: dict[str, str]) -> None:
        self.server.asked = asked
        answer = {"state": asked["state"]}
        if self.server.denies:
            answer["error"] = self.server.denies
        else:
            answer["code"] = secrets.token_urlsafe()
            self.server.codes[answer["code"]] = asked["redirect_uri"]
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(answer)}")
        self.end_headers()

    def _configuration(self) -> dict[str, Any]:
        url = self.server.url
        return {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/userinfo",
            "jwks_uri": f"{url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _key(self) -> dict[str, str]:
        numbers = self.server.key.public_key().public_numbers()
        return {
            "kty": "RSA",
            "kid": "one",
            "use": "sig",
            "alg": "RS256",
            "n": _in_letters(numbers.n),
            "e": _in_letters(numbers.e),
        }

    def _json(self, answer: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Tests say what went wrong themselves."""


def _in_letters(number: int) -> str:
    data = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
